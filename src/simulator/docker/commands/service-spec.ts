/** From the flags of `docker service create` to the spec of a service. */

import type { FlagValues } from '../../../go/pflag.ts';
import { parseBool } from '../../../go/strconv.ts';
import { defined } from '../../../value/defined.ts';
import type {
  ContainerSpec,
  EndpointSpec,
  Mount,
  PortConfig,
  ResourceAmounts,
  ServiceSpec,
  UpdateConfig,
} from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { splitWords } from '../compose/words.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { parsePort } from '../format/ports.ts';
import { healthFromFlags } from './health-flags.ts';

/** The service that `docker service create` asks for. Throws ClientError for what the client refuses itself. */
export function specFromFlags(context: CommandRun, name: string): ServiceSpec {
  const { flags, args } = context;
  const [image = '', ...command] = args;
  const networks = flags.list('network');
  const spec: ServiceSpec = {
    Name: name,
    Labels: parseKeyValues(flags.list('label')),
    TaskTemplate: {
      ContainerSpec: {
        Image: image,
        ...defined({
          Labels: flags.changed('container-label')
            ? parseKeyValues(flags.list('container-label'))
            : undefined,
          Command: flags.changed('entrypoint') ? splitWords(flags.text('entrypoint')) : undefined,
          Args: command.length > 0 ? command : undefined,
          Env: flags.changed('env') ? [...flags.list('env')] : undefined,
        }),
        Init: false,
        ...defined({ Mounts: flags.changed('mount') ? flags.list('mount').map(parseMount) : undefined }),
        StopGracePeriod: 10_000_000_000,
        ...defined({ Healthcheck: healthFromFlags(flags) }),
        DNSConfig: {},
        Isolation: 'default',
      },
      Resources: { Limits: {}, Reservations: {} },
      RestartPolicy: { Condition: 'any', Delay: 5_000_000_000, MaxAttempts: 0 },
      Placement: placement(flags.list('placement-pref')),
      ...defined({ Networks: networks.length > 0 ? networks.map(parseNetwork) : undefined }),
      ForceUpdate: 0,
      Runtime: 'container',
    },
    Mode: mode(flags),
    EndpointSpec: endpoint(flags),
  };
  changeCommon(flags, spec);
  return spec;
}

function mode(flags: FlagValues): ServiceSpec['Mode'] {
  const wanted = flags.text('mode') || 'replicated';
  const replicas = flags.number('replicas');
  const most = flags.number('max-concurrent');
  if (most !== undefined && wanted !== 'replicated-job')
    throw new ClientError('max-concurrent can only be used with replicated-job mode');
  if (wanted === 'replicated-job') {
    const total = replicas ?? most ?? 1;
    return { ReplicatedJob: { MaxConcurrent: most ?? total, TotalCompletions: total } };
  }
  if (wanted === 'global' || wanted === 'global-job') {
    if (replicas !== undefined)
      throw new ClientError('replicas can only be used with replicated or replicated-job mode');
    if ((flags.number('replicas-max-per-node') ?? 0) > 0)
      throw new ClientError('replicas-max-per-node can only be used with replicated or replicated-job mode');
    return wanted === 'global' ? { Global: {} } : { GlobalJob: {} };
  }
  if (wanted !== 'replicated')
    throw new ClientError(`Unknown mode: ${wanted}, only replicated and global supported`);
  return { Replicated: { Replicas: replicas ?? 1 } };
}

/** `mine` or `name=mine,alias=www` */
export function parseNetwork(text: string): { Target: string; Aliases?: string[] } {
  if (!text.includes('=')) return { Target: text };
  const fields = text.split(',').map((field) => field.split('='));
  const aliases = fields.filter(([key]) => key === 'alias').map(([, value = '']) => value);
  return {
    Target: fields.find(([key]) => key === 'name')?.[1] ?? '',
    ...defined({ Aliases: aliases.length > 0 ? aliases : undefined }),
  };
}

function placement(preferences: readonly string[]): NonNullable<ServiceSpec['TaskTemplate']['Placement']> {
  if (preferences.length === 0) return {};
  return { Preferences: preferences.map(parsePreference) };
}

/** `spread=node.labels.zone` */
export function parsePreference(text: string): { Spread: { SpreadDescriptor: string } } {
  return { Spread: { SpreadDescriptor: text.slice(text.indexOf('=') + 1) } };
}

/** `type=bind,source=/a,target=/b,readonly`; it was checked when the flags were read. */
export function parseMount(text: string): Mount {
  const given = parseKeyValues(
    text.split(',').map((field) => field.replace(/^[^=]+/, (key) => key.toLowerCase())),
  );
  const source = given.source ?? given.src ?? '';
  const readOnly = given.readonly ?? given.ro;
  return {
    Type: (given.type ?? 'volume').toLowerCase(),
    ...defined({ Source: source === '' ? undefined : source }),
    Target: given.target ?? given.dst ?? given.destination ?? '',
    ...defined({
      ReadOnly: (readOnly !== undefined && (readOnly === '' || parseBool(readOnly) === true)) || undefined,
    }),
  };
}

function endpoint(flags: FlagValues): EndpointSpec {
  const asked = flags.text('endpoint-mode');
  const ports = servicePorts(flags.list('publish'));
  return { Mode: asked || 'vip', ...defined({ Ports: ports.length > 0 ? ports : undefined }) };
}

/** `--publish` in its short and long form; the texts were checked when the flags were read. */
export function servicePorts(texts: readonly string[]): PortConfig[] {
  return texts.flatMap((text) => {
    if (!text.includes('=')) return parsePort(text);
    const { protocol, published, target, mode } = parseKeyValues(text.toLowerCase().split(','));
    return [
      {
        Protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
        TargetPort: Number(target ?? 0),
        ...defined({ PublishedPort: published === undefined ? undefined : Number(published) }),
        PublishMode: mode === 'host' ? 'host' : 'ingress',
      } satisfies PortConfig,
    ];
  });
}

/** The flags that `create` and `update` share: resources, restarts, updates and rollbacks. */
export function changeCommon(flags: FlagValues, spec: ServiceSpec): void {
  const template = spec.TaskTemplate;
  changeContainer(flags, template.ContainerSpec);
  const limits = amounts(flags, 'limit');
  const reserved = amounts(flags, 'reserve');
  template.Resources = {
    ...template.Resources,
    ...defined({
      Limits: limits ? { ...template.Resources?.Limits, ...limits } : undefined,
      Reservations: reserved ? { ...template.Resources?.Reservations, ...reserved } : undefined,
    }),
  };
  template.RestartPolicy ??= {};
  const policy = template.RestartPolicy;
  const condition = flags.maybe('restart-condition');
  if (condition !== undefined) policy.Condition = condition;
  const delay = flags.duration('restart-delay');
  if (delay !== undefined) policy.Delay = delay;
  const window = flags.duration('restart-window');
  if (window !== undefined) policy.Window = window;
  const attempts = flags.number('restart-max-attempts');
  if (attempts !== undefined) policy.MaxAttempts = attempts;
  const most = flags.number('replicas-max-per-node');
  template.Placement = {
    ...template.Placement,
    ...defined({
      Constraints: flags.changed('constraint') ? [...flags.list('constraint')] : undefined,
      MaxReplicas: most,
    }),
  };
  const update = updateConfig(flags, 'update', spec.UpdateConfig);
  if (update) spec.UpdateConfig = update;
  const rollback = updateConfig(flags, 'rollback', spec.RollbackConfig);
  if (rollback) spec.RollbackConfig = rollback;
  const init = flags.maybe('init');
  if (init !== undefined) template.ContainerSpec.Init = parseBool(init) ?? false;
}

function changeContainer(flags: FlagValues, container: ContainerSpec): void {
  const texts = { hostname: 'Hostname', user: 'User', workdir: 'Dir', 'stop-signal': 'StopSignal' } as const;
  for (const [flag, field] of Object.entries(texts)) {
    const value = flags.maybe(flag);
    if (value === '') delete container[field];
    else if (value !== undefined) container[field] = value;
  }
  const grace = flags.duration('stop-grace-period');
  if (grace !== undefined) container.StopGracePeriod = grace;
  if (flags.changed('tty')) container.TTY = flags.on('tty');
  if (flags.changed('read-only')) container.ReadOnly = flags.on('read-only');
}

function amounts(flags: FlagValues, prefix: string): ResourceAmounts | undefined {
  const cpu = flags.number(`${prefix}-cpu`);
  const memory = flags.bytes(`${prefix}-memory`);
  if (cpu === undefined && memory === undefined) return undefined;
  return {
    ...defined({ NanoCPUs: cpu === undefined ? undefined : Math.round(cpu * 1e9), MemoryBytes: memory }),
  };
}

function updateConfig(
  flags: FlagValues,
  prefix: string,
  before: UpdateConfig | undefined,
): UpdateConfig | undefined {
  const names = ['parallelism', 'delay', 'monitor', 'failure-action', 'max-failure-ratio', 'order'];
  if (!names.some((name) => flags.changed(`${prefix}-${name}`))) return before;
  const config: UpdateConfig = { Parallelism: 1, ...before };
  const action = flags.maybe(`${prefix}-failure-action`);
  const order = flags.maybe(`${prefix}-order`);
  config.Parallelism = flags.number(`${prefix}-parallelism`) ?? config.Parallelism;
  const delay = flags.duration(`${prefix}-delay`);
  if (delay !== undefined) config.Delay = delay;
  const monitor = flags.duration(`${prefix}-monitor`);
  if (monitor !== undefined) config.Monitor = monitor;
  config.MaxFailureRatio = flags.number(`${prefix}-max-failure-ratio`) ?? config.MaxFailureRatio ?? 0;
  if (action !== undefined) config.FailureAction = action;
  if (order !== undefined) config.Order = order;
  return config;
}
