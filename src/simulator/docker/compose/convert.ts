/** Converts a service of a Compose file to a service of the API. */

import { parseDuration } from '../../../go/duration.ts';
import { defined } from '../../../value/defined.ts';
import { isRecord } from '../../../value/json.ts';
import type {
  ContainerSpec,
  HealthConfig,
  PortConfig,
  ServiceSpec,
  UpdateConfig,
} from '../../engine/contract/types.ts';
import { ClientError } from '../cli/errors.ts';
import { parseCpus } from '../cli/values.ts';
import { type ComposeSection, list, section, text } from './decode.ts';
import type { ComposeFile } from './load.ts';
import { mountsOf } from './mounts.ts';
import { taskRestartPolicy } from './restart.ts';

/** The label that makes objects part of a stack. */
export const STACK_LABEL = 'com.docker.stack.namespace';
const IMAGE_LABEL = 'com.docker.stack.image';

/** The service of a stack as the API takes it. Throws ClientError for errors that the client finds. */
export function toServiceSpec(stack: string, name: string, file: ComposeFile): ServiceSpec {
  const service = section(file.services[name]);
  try {
    return convert(stack, name, service, file);
  } catch (error) {
    if (error instanceof ClientError) throw new ClientError(`service ${name}: ${error.message}`);
    throw error;
  }
}

function convert(stack: string, name: string, service: ComposeSection, file: ComposeFile): ServiceSpec {
  const deploy = section(service.deploy);
  const image = text(service.image) ?? '';
  const Mode = mode(deploy);
  const container = containerSpec(stack, image, service, file);
  const Resources = resources(section(deploy.resources));
  const policy = taskRestartPolicy(text(service.restart) ?? '', deploy.restart_policy);
  const Networks = attachments(stack, name, service, file);
  const update = updateConfig(deploy.update_config);
  const rollback = updateConfig(deploy.rollback_config);
  const endpointMode = text(deploy.endpoint_mode)?.toLowerCase();
  const ports = list(service.ports).map(toPort);
  const Labels = { ...section(deploy.labels), [IMAGE_LABEL]: image, [STACK_LABEL]: stack };
  return {
    Name: `${stack}_${name}`,
    Labels: Labels as Record<string, string>,
    TaskTemplate: {
      ContainerSpec: container,
      Resources,
      ...defined({ RestartPolicy: policy }),
      Placement: placement(section(deploy.placement)),
      Networks,
      ...logDriver(service),
      ForceUpdate: 0,
      Runtime: 'container',
    },
    Mode,
    ...defined({ UpdateConfig: update, RollbackConfig: rollback }),
    EndpointSpec: {
      ...defined({ Mode: endpointMode, Ports: ports.length > 0 ? ports : undefined }),
    },
  };
}

function nanoseconds(value: unknown): number | undefined {
  return typeof value === 'string' ? parseDuration(value) : undefined;
}

function containerSpec(
  stack: string,
  image: string,
  service: ComposeSection,
  file: ComposeFile,
): ContainerSpec {
  const command = list(service.entrypoint).map(String);
  const args = list(service.command).map(String);
  const env = Object.entries(section(service.environment))
    .map(([name, value]) => (value === null ? name : `${name}=${String(value)}`))
    .toSorted();
  const mounts = mountsOf(stack, service, file.volumes);
  const optional = {
    Hostname: text(service.hostname),
    Dir: text(service.working_dir),
    User: text(service.user),
    StopSignal: text(service.stop_signal),
  };
  return {
    Image: image,
    Labels: { ...section(service.labels), [STACK_LABEL]: stack } as Record<string, string>,
    ...defined({
      Command: command.length > 0 ? command : undefined,
      Args: args.length > 0 ? args : undefined,
      Env: env.length > 0 ? env : undefined,
    }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    Privileges: { CredentialSpec: null, SELinuxContext: null, NoNewPrivileges: false },
    ...defined({ Mounts: mounts.length > 0 ? mounts : undefined }),
    StopGracePeriod: nanoseconds(service.stop_grace_period) ?? 10_000_000_000,
    ...defined({ Healthcheck: healthcheck(service.healthcheck) }),
    DNSConfig: {},
    Isolation: 'default',
  };
}

function healthcheck(value: unknown): HealthConfig | undefined {
  if (!isRecord(value)) return undefined;
  const test = list(value.test).map(String);
  if (value.disable === true) {
    if (test.length > 0) throw new ClientError("test and disable can't be set at the same time");
    return { Test: ['NONE'] };
  }
  return defined({
    Test: test.length > 0 ? test : undefined,
    Interval: nanoseconds(value.interval) || undefined,
    Timeout: nanoseconds(value.timeout) || undefined,
    StartPeriod: nanoseconds(value.start_period) || undefined,
    Retries: (typeof value.retries === 'number' && value.retries) || undefined,
  });
}

function logDriver(service: ComposeSection): Pick<ServiceSpec['TaskTemplate'], 'LogDriver'> {
  const logging = section(service.logging);
  return isRecord(service.logging) ? { LogDriver: { Name: text(logging.driver) ?? '' } } : {};
}

function amounts(value: unknown): { NanoCPUs?: number; MemoryBytes?: number } | undefined {
  if (!isRecord(value)) return undefined;
  const cpus = text(value.cpus);
  const memory = text(value.memory);
  return {
    ...defined({
      NanoCPUs: cpus === undefined ? undefined : parseCpus(cpus),
      MemoryBytes: memory === undefined ? undefined : Number(memory),
    }),
  };
}

function resources(value: ComposeSection): NonNullable<ServiceSpec['TaskTemplate']['Resources']> {
  const limits = amounts(value.limits);
  const reservations = amounts(value.reservations);
  return defined({ Limits: limits, Reservations: reservations });
}

function placement(value: ComposeSection): NonNullable<ServiceSpec['TaskTemplate']['Placement']> {
  const constraints = list(value.constraints).map(String);
  const spread = list(value.preferences).map((item) => String(section(item).spread ?? ''));
  const most = value.max_replicas_per_node;
  return {
    ...defined({
      Constraints: constraints.length > 0 ? constraints : undefined,
      Preferences: spread.length > 0 ? spread.map((by) => ({ Spread: { SpreadDescriptor: by } })) : undefined,
      MaxReplicas: typeof most === 'number' ? most : undefined,
    }),
  };
}

function mode(deploy: ComposeSection): ServiceSpec['Mode'] {
  const { replicas } = deploy;
  const kind = deploy.mode ?? 'replicated';
  if ((kind === 'global' || kind === 'global-job') && replicas !== undefined)
    throw new ClientError('replicas can only be used with replicated or replicated-job mode');
  if (kind === 'global') return { Global: {} };
  if (kind === 'global-job') return { GlobalJob: {} };
  const count = typeof replicas === 'number' ? replicas : 1;
  if (kind === 'replicated-job') return { ReplicatedJob: { MaxConcurrent: count, TotalCompletions: count } };
  if (kind !== 'replicated') throw new ClientError(`Unknown mode: ${String(kind)}`);
  return { Replicated: { Replicas: count } };
}

function updateConfig(value: unknown): UpdateConfig | undefined {
  if (!isRecord(value)) return undefined;
  const action = text(value.failure_action);
  const order = text(value.order);
  const ratio = value.max_failure_ratio;
  const delay = nanoseconds(value.delay);
  const monitor = nanoseconds(value.monitor);
  return {
    Parallelism: typeof value.parallelism === 'number' ? value.parallelism : 1,
    ...defined({ Delay: delay, FailureAction: action, Monitor: monitor }),
    MaxFailureRatio: typeof ratio === 'number' ? ratio : 0,
    ...defined({ Order: order }),
  };
}

/** The name in the swarm of a network of the file. */
export function stackNetworkName(stack: string, key: string, file: ComposeFile): string {
  return text(section(file.networks[key]).name) ?? `${stack}_${key}`;
}

function attachments(
  stack: string,
  name: string,
  service: ComposeSection,
  file: ComposeFile,
): { Target: string; Aliases: string[] }[] {
  const used = Object.entries(section(service.networks));
  const targets = (used.length > 0 ? used : [['default', null] as const]).map(([key, options]) => {
    if (!(key in file.networks) && key !== 'default')
      throw new ClientError(`undefined network ${JSON.stringify(key)}`);
    const aliases = list(section(options).aliases).map(String);
    return { Target: stackNetworkName(stack, key, file), Aliases: [...aliases, name] };
  });
  return targets.toSorted((a, b) => (a.Target < b.Target ? -1 : 1));
}

function toPort(value: unknown): PortConfig {
  const { protocol, target, published, mode: publish } = section(value);
  return {
    Protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
    TargetPort: Number(target ?? 0),
    ...defined({ PublishedPort: typeof published === 'number' ? published : undefined }),
    PublishMode: publish === 'host' ? 'host' : 'ingress',
  };
}
