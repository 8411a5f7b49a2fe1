/** A container as `docker inspect` shows it. */
import { NIL_FIELDS } from '../../../go/template/index.ts';
import { defined } from '../../../value/defined.ts';
import type { Container } from '../../engine/contract/types.ts';
import { digits, HEX } from '../../engine/model/random.ts';
import { byText } from '../../engine/model/sim.ts';
import { macOf } from '../../engine/network/mac.ts';

const SWARM_LABEL = 'com.docker.swarm.task.id';
const EXITED_NETWORK = { EndpointID: '', MacAddress: '' };

/** A container as `docker inspect` shows it: with all fields of the engine, in its order. */
export function inspectedContainer(container: Container): unknown {
  const { Id, Created, Path, Args, State, Image, Name, RestartCount, Driver, Platform } = container;
  const files = `/var/lib/docker/containers/${Id}`;
  const layer = digits(`layer${Id}`, 64, HEX);
  const below = digits(`layer${Image}`, 64, HEX);
  const merged = `/var/lib/docker/overlay2/${layer}`;
  return {
    Id,
    Created,
    Path,
    Args,
    State: { ...State, [NIL_FIELDS]: { Health: '*container.Health' } },
    Image,
    ResolvConfPath: `${files}/resolv.conf`,
    HostnamePath: `${files}/hostname`,
    HostsPath: `${files}/hosts`,
    LogPath: `${files}/${Id}-json.log`,
    Name,
    RestartCount,
    Driver,
    Platform,
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: null,
    HostConfig: hostConfig(container),
    GraphDriver: {
      Data: {
        LowerDir: `${merged}-init/diff:/var/lib/docker/overlay2/${below}/diff`,
        MergedDir: `${merged}/merged`,
        UpperDir: `${merged}/diff`,
        WorkDir: `${merged}/work`,
      },
      Name: 'overlay2',
    },
    Mounts: container.Mounts,
    Config: config(container),
    NetworkSettings: networkSettings(container),
  };
}

function hostConfig({ HostConfig: own, Config: { Labels } }: Container): unknown {
  const memory = own.Memory ?? 0;
  const swarm = Labels[SWARM_LABEL] !== undefined;
  return {
    Binds: own.Binds ?? null,
    ContainerIDFile: '',
    LogConfig: { Type: 'json-file', Config: {} },
    NetworkMode: own.NetworkMode ?? 'default',
    PortBindings: own.PortBindings ?? {},
    RestartPolicy: swarm ? { Name: '', MaximumRetryCount: 0 } : own.RestartPolicy,
    AutoRemove: own.AutoRemove ?? false,
    VolumeDriver: '',
    VolumesFrom: null,
    CapAdd: null,
    CapDrop: null,
    CgroupnsMode: 'host',
    ...(swarm
      ? { Dns: null, DnsOptions: null, DnsSearch: null }
      : { Dns: [], DnsOptions: [], DnsSearch: [] }),
    ExtraHosts: null,
    GroupAdd: null,
    IpcMode: 'private',
    Cgroup: '',
    Links: null,
    OomScoreAdj: 0,
    PidMode: '',
    Privileged: own.Privileged ?? false,
    PublishAllPorts: false,
    ReadonlyRootfs: false,
    SecurityOpt: null,
    UTSMode: '',
    UsernsMode: '',
    ShmSize: 67_108_864,
    Runtime: 'runc',
    ConsoleSize: [0, 0],
    Isolation: swarm ? 'default' : '',
    CpuShares: own.CpuShares ?? 0,
    Memory: memory,
    NanoCpus: own.NanoCpus ?? 0,
    CgroupParent: '',
    BlkioWeight: 0,
    BlkioWeightDevice: swarm ? null : [],
    BlkioDeviceReadBps: null,
    BlkioDeviceWriteBps: null,
    BlkioDeviceReadIOps: null,
    BlkioDeviceWriteIOps: null,
    CpuPeriod: 0,
    CpuQuota: 0,
    CpuRealtimePeriod: 0,
    CpuRealtimeRuntime: 0,
    CpusetCpus: '',
    CpusetMems: '',
    Devices: swarm ? null : [],
    DeviceCgroupRules: null,
    DeviceRequests: null,
    KernelMemory: 0,
    KernelMemoryTCP: 0,
    MemoryReservation: own.MemoryReservation ?? 0,
    // The engine grants as much swap as memory.
    MemorySwap: own.MemorySwap ?? 2 * memory,
    MemorySwappiness: null,
    OomKillDisable: false,
    PidsLimit: own.PidsLimit ?? null,
    Ulimits: swarm ? [] : null,
    CpuCount: 0,
    CpuPercent: 0,
    IOMaximumIOps: 0,
    IOMaximumBandwidth: 0,
    MaskedPaths: [
      '/proc/asound',
      '/proc/acpi',
      '/proc/kcore',
      '/proc/keys',
      '/proc/latency_stats',
      '/proc/timer_list',
      '/proc/timer_stats',
      '/proc/sched_debug',
      '/proc/scsi',
      '/sys/firmware',
    ],
    ReadonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
  };
}

function config({ Config: own }: Container): unknown {
  return {
    Hostname: own.Hostname,
    Domainname: '',
    User: '',
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    ...defined({ ExposedPorts: own.ExposedPorts }),
    Tty: own.Tty,
    OpenStdin: false,
    StdinOnce: false,
    Env: own.Env,
    Cmd: own.Cmd,
    ...defined({ Healthcheck: own.Healthcheck }),
    Image: own.Image,
    Volumes: null,
    WorkingDir: own.WorkingDir,
    Entrypoint: own.Entrypoint,
    OnBuild: null,
    Labels: own.Labels,
    [NIL_FIELDS]: { Healthcheck: '*container.HealthConfig' },
  };
}

/** A port that is published without an address is on all addresses. */
function boundPorts(ports: Container['NetworkSettings']['Ports']): unknown {
  return Object.fromEntries(
    Object.entries(ports).map(([port, bindings]) => [
      port,
      bindings?.map((binding) => ({ ...binding, HostIp: binding.HostIp || '0.0.0.0' })) ?? null,
    ]),
  );
}

function networkSettings({ Id, State, NetworkSettings: own, Config: { Labels } }: Container): unknown {
  const sandbox = digits(`sandbox${Id}`, 64, HEX);
  const swarm = Labels[SWARM_LABEL] !== undefined;
  // As Go writes a map: by name.
  const networks = Object.entries(own.Networks).sort(([a], [b]) => byText(a, b));
  const ends = networks.map(([name, network]): [string, Record<string, unknown>] => [
    name,
    {
      IPAMConfig: swarm ? { IPv4Address: network.IPAddress } : null,
      Links: null,
      Aliases: swarm ? [Id.slice(0, 12)] : null,
      NetworkID: network.NetworkID,
      ...(State.Running
        ? { EndpointID: digits(`endpoint${Id}${network.NetworkID}`, 64, HEX) }
        : EXITED_NETWORK),
      Gateway: State.Running ? network.Gateway : '',
      IPAddress: State.Running ? network.IPAddress : '',
      IPPrefixLen: State.Running ? (swarm ? 24 : 16) : 0,
      IPv6Gateway: '',
      GlobalIPv6Address: '',
      GlobalIPv6PrefixLen: 0,
      ...defined({ MacAddress: State.Running ? macOf(network.IPAddress) : undefined }),
      DriverOpts: null,
    },
  ]);
  const bridge = State.Running ? ends.find(([name]) => name === 'bridge')?.[1] : undefined;
  return {
    Bridge: '',
    SandboxID: sandbox,
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    Ports: State.Running ? boundPorts(own.Ports) : {},
    SandboxKey: `/var/run/docker/netns/${sandbox.slice(0, 12)}`,
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: bridge?.EndpointID ?? '',
    Gateway: bridge?.Gateway ?? '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: bridge?.IPAddress ?? '',
    IPPrefixLen: bridge?.IPPrefixLen ?? 0,
    IPv6Gateway: '',
    MacAddress: bridge?.MacAddress ?? '',
    Networks: Object.fromEntries(ends),
  };
}
