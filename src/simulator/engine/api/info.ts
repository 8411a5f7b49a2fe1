/** `/info`. */

import type { Info, SwarmInfo } from '../contract/types.ts';
import { ENGINE_VERSION, KERNEL } from '../contract/version.ts';
import { hasQuorum } from '../manager/membership.ts';
import { stamp } from '../model/sim.ts';
import type { Daemon } from '../model/state.ts';
import { type ApiContext, checkUp, ownCluster, ownNode } from './context.ts';
import { swarmObject } from './swarm.ts';

const MIB = 1024 * 1024;

function swarmInfo(ctx: ApiContext): SwarmInfo {
  const { swarm } = ctx.daemon;
  const cluster = ownCluster(ctx);
  const node = ownNode(ctx);
  const manager = swarm.state === 'active' && node?.ManagerStatus !== undefined;
  const info: SwarmInfo = {
    NodeID: swarm.nodeId,
    NodeAddr: swarm.addr,
    LocalNodeState: swarm.state,
    ControlAvailable: manager,
    Error: '',
    RemoteManagers:
      swarm.state === 'inactive'
        ? null
        : swarm.remotes.map((Addr) => ({
            NodeID: cluster?.nodes.find((n) => n.ManagerStatus?.Addr === Addr)?.ID ?? '',
            Addr,
          })),
  };
  if (!manager || cluster === undefined) return info;
  if (cluster.leader === null || !hasQuorum(ctx.sim, cluster)) {
    info.Error =
      "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online.";
    return info;
  }
  info.Nodes = cluster.nodes.length;
  info.Managers = cluster.nodes.filter((n) => n.ManagerStatus !== undefined).length;
  info.Cluster = swarmObject(cluster);
  return info;
}

/** The registries that the engine talks to without TLS. */
function registryConfig({ insecureRegistries = [] }: Daemon): Info['RegistryConfig'] {
  const index = (Name: string, Secure: boolean) => ({ Name, Mirrors: [], Secure, Official: Secure });
  const names = insecureRegistries.filter((entry) => !entry.includes('/'));
  return {
    InsecureRegistryCIDRs: [...insecureRegistries.filter((entry) => entry.includes('/')), '127.0.0.0/8'],
    IndexConfigs: {
      'docker.io': index('docker.io', true),
      ...Object.fromEntries(names.map((name) => [name, index(name, false)])),
    },
    Mirrors: null,
  };
}

/** `GET /info`. */
export function engineInfo(ctx: ApiContext): Info {
  checkUp(ctx);
  const { daemon } = ctx;
  const machine = ctx.sim.state.machines[ctx.machine];
  const paused = daemon.containers.filter((c) => c.State.Paused).length;
  const running = daemon.containers.filter((c) => c.State.Running).length - paused;
  return {
    ID: daemon.id,
    Name: daemon.hostname,
    Containers: daemon.containers.length,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: daemon.containers.length - running - paused,
    Images: daemon.images.length,
    Driver: 'overlay2',
    ServerVersion: ENGINE_VERSION,
    OperatingSystem: 'Simulated machine (no real engine)',
    OSType: 'linux',
    Architecture: 'x86_64',
    KernelVersion: KERNEL,
    NCPU: machine?.cpus ?? 2,
    MemTotal: (machine?.memory ?? 2048) * MIB,
    DockerRootDir: '/var/lib/docker',
    Labels: Object.entries(machine?.labels ?? {}).map(([key, value]) => `${key}=${value}`),
    SystemTime: stamp(ctx.sim.now),
    RegistryConfig: registryConfig(daemon),
    LoggingDriver: 'json-file',
    CgroupDriver: 'cgroupfs',
    CgroupVersion: '1',
    Swarm: swarmInfo(ctx),
  };
}
