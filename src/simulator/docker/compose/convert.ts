import type { ContainerSpec, PortConfig, ServiceSpec, UpdateConfig } from '../../engine/types.ts';
import { CommandError } from '../cli/errors.ts';
import { parseBytes, parseDuration } from '../cli/values.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { parsePort } from '../format/ports.ts';
import { mountsOf } from './mounts.ts';
import { isMap } from './validate.ts';
import { splitWords } from './words.ts';

/** The label that makes objects part of a stack. */
export const STACK_LABEL = 'com.docker.stack.namespace';
const IMAGE_LABEL = 'com.docker.stack.image';

type Section = Readonly<Record<string, unknown>>;

/** The service of a stack as the API takes it. `networks` are the names in the swarm by those in the file. */
export function toServiceSpec(
  stack: string,
  name: string,
  service: Section,
  networks: ReadonlyMap<string, string>,
): ServiceSpec {
  const deploy = section(service.deploy);
  const image = text(service.image) ?? '';
  const update = updateConfig(deploy.update_config);
  const rollback = updateConfig(deploy.rollback_config);
  const endpointMode = text(deploy.endpoint_mode);
  const ports = list(service.ports).flatMap(toPorts);
  return {
    Name: `${stack}_${name}`,
    Labels: { ...keyValues(deploy.labels), [IMAGE_LABEL]: image, [STACK_LABEL]: stack },
    TaskTemplate: {
      ContainerSpec: containerSpec(stack, image, service),
      Resources: resources(section(deploy.resources)),
      ...restartPolicy(service, deploy),
      Placement: placement(section(deploy.placement)),
      Networks: attachments(name, service.networks, networks),
      ForceUpdate: 0,
      Runtime: 'container',
    },
    Mode: mode(name, deploy),
    ...(update ? { UpdateConfig: update } : {}),
    ...(rollback ? { RollbackConfig: rollback } : {}),
    EndpointSpec: {
      ...(endpointMode === 'vip' || endpointMode === 'dnsrr' ? { Mode: endpointMode } : {}),
      ...(ports.length > 0 ? { Ports: ports } : {}),
    },
  };
}

export function section(value: unknown): Section {
  return isMap(value) ? value : {};
}

/** Labels or variables, written as a list or a mapping. */
export function keyValues(value: unknown): Record<string, string> {
  if (Array.isArray(value)) return parseKeyValues(value.map(String));
  return Object.fromEntries(Object.entries(section(value)).map(([key, item]) => [key, String(item ?? '')]));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function words(value: unknown): string[] | undefined {
  if (typeof value === 'string') return splitWords(value);
  return Array.isArray(value) ? value.map(String) : undefined;
}

function nanoseconds(value: unknown): number | undefined {
  return typeof value === 'string' ? parseDuration(value) : undefined;
}

function environment(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  const entries = Object.entries(section(value)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, item]) => (item === null ? key : `${key}=${String(item)}`));
}

function containerSpec(stack: string, image: string, service: Section): ContainerSpec {
  const command = words(service.entrypoint);
  const args = words(service.command);
  const env = environment(service.environment);
  const mounts = mountsOf(stack, list(service.volumes));
  const optional = {
    Hostname: text(service.hostname),
    Dir: text(service.working_dir),
    User: text(service.user),
    StopSignal: text(service.stop_signal),
  };
  return {
    Image: image,
    Labels: { ...keyValues(service.labels), [STACK_LABEL]: stack },
    ...(command ? { Command: command } : {}),
    ...(args ? { Args: args } : {}),
    ...(env.length > 0 ? { Env: env } : {}),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    Privileges: { CredentialSpec: null, SELinuxContext: null, NoNewPrivileges: false },
    ...(mounts.length > 0 ? { Mounts: mounts } : {}),
    StopGracePeriod: nanoseconds(service.stop_grace_period) ?? 10_000_000_000,
    DNSConfig: {},
    Isolation: 'default',
  };
}

function amounts(value: Section): { NanoCPUs?: number; MemoryBytes?: number } | undefined {
  const cpus = text(value.cpus);
  const memory = text(value.memory);
  if (cpus === undefined && memory === undefined) return undefined;
  const bytes = memory === undefined ? undefined : parseBytes(memory);
  if (memory !== undefined && bytes === undefined)
    throw new CommandError(
      `decoding failed due to the following error(s):\n\nerror decoding 'Deploy.Resources.Limits.memory': invalid suffix: '${memory.replace(/^[\d.]+/, '').toLowerCase()}'`,
    );
  if (cpus !== undefined && !/^\d*\.?\d+$/.test(cpus))
    throw new CommandError(`failed to parse ${cpus} as a rational number`);
  return {
    ...(cpus === undefined ? {} : { NanoCPUs: Math.round(Number(cpus) * 1e9) }),
    ...(bytes === undefined ? {} : { MemoryBytes: bytes }),
  };
}

function resources(value: Section): NonNullable<ServiceSpec['TaskTemplate']['Resources']> {
  const limits = amounts(section(value.limits));
  const reservations = amounts(section(value.reservations));
  return { ...(limits ? { Limits: limits } : {}), ...(reservations ? { Reservations: reservations } : {}) };
}

function restartPolicy(
  service: Section,
  deploy: Section,
): Pick<ServiceSpec['TaskTemplate'], 'RestartPolicy'> {
  const policy = section(deploy.restart_policy);
  if (deploy.restart_policy === undefined)
    return service.restart === 'no' ? { RestartPolicy: { Condition: 'none' } } : {};
  const condition = text(policy.condition);
  const delay = nanoseconds(policy.delay);
  const window = nanoseconds(policy.window);
  const attempts = policy.max_attempts;
  return {
    RestartPolicy: {
      ...(condition === 'none' || condition === 'on-failure' || condition === 'any'
        ? { Condition: condition }
        : {}),
      ...(delay === undefined ? {} : { Delay: delay }),
      ...(typeof attempts === 'number' ? { MaxAttempts: attempts } : {}),
      ...(window === undefined ? {} : { Window: window }),
    },
  };
}

function placement(value: Section): NonNullable<ServiceSpec['TaskTemplate']['Placement']> {
  const constraints = list(value.constraints).map(String);
  const spread = list(value.preferences).map((item) => String(section(item).spread ?? ''));
  const most = value.max_replicas_per_node;
  return {
    ...(constraints.length > 0 ? { Constraints: constraints } : {}),
    ...(spread.length > 0 ? { Preferences: spread.map((by) => ({ Spread: { SpreadDescriptor: by } })) } : {}),
    ...(typeof most === 'number' ? { MaxReplicas: most } : {}),
  };
}

function mode(name: string, deploy: Section): ServiceSpec['Mode'] {
  const replicas = deploy.replicas;
  const kind = deploy.mode ?? 'replicated';
  if (typeof replicas === 'number' && replicas < 0)
    throw new CommandError(
      `decoding failed due to the following error(s):\n\ncannot parse 'Deploy.Replicas', ${replicas} overflows uint`,
    );
  if (kind === 'global') {
    if (replicas !== undefined)
      throw new CommandError('replicas can only be used with replicated or replicated-job mode');
    return { Global: {} };
  }
  if (kind !== 'replicated') throw new CommandError(`service ${name}: Unknown mode: ${String(kind)}`);
  return { Replicated: { Replicas: typeof replicas === 'number' ? replicas : 1 } };
}

function updateConfig(value: unknown): UpdateConfig | undefined {
  if (!isMap(value)) return undefined;
  const action = value.failure_action;
  const order = value.order;
  const ratio = value.max_failure_ratio;
  const delay = nanoseconds(value.delay);
  const monitor = nanoseconds(value.monitor);
  return {
    Parallelism: typeof value.parallelism === 'number' ? value.parallelism : 1,
    ...(delay === undefined ? {} : { Delay: delay }),
    ...(action === 'pause' || action === 'continue' || action === 'rollback'
      ? { FailureAction: action }
      : {}),
    ...(monitor === undefined ? {} : { Monitor: monitor }),
    MaxFailureRatio: typeof ratio === 'number' ? ratio : 0,
    ...(order === 'stop-first' || order === 'start-first' ? { Order: order } : {}),
  };
}

function attachments(
  service: string,
  value: unknown,
  networks: ReadonlyMap<string, string>,
): { Target: string; Aliases: string[] }[] {
  const names = Array.isArray(value) ? value.map(String) : Object.keys(section(value));
  const targets = (names.length > 0 ? names : ['default']).map((name) => {
    const target = networks.get(name);
    if (target === undefined) throw new CommandError(`undefined network ${JSON.stringify(name)}`);
    const aliases = list(section(section(value)[name]).aliases).map(String);
    return { Target: target, Aliases: [...aliases, service] };
  });
  return targets.toSorted((a, b) => (a.Target < b.Target ? -1 : 1));
}

function toPorts(value: unknown): PortConfig[] {
  if (!isMap(value)) return parsePort(String(value));
  const published = value.published;
  const protocol = value.protocol;
  return [
    {
      Protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
      TargetPort: Number(value.target ?? 0),
      ...(typeof published === 'number' ? { PublishedPort: published } : {}),
      PublishMode: value.mode === 'host' ? 'host' : 'ingress',
    },
  ];
}
