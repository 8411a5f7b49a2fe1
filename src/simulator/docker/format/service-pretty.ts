/** A service as `docker service inspect --pretty` prints it. */
import { goDuration } from '../../../go/duration.ts';
import { binarySize } from '../../../go/units.ts';
import type {
  ContainerSpec,
  HealthConfig,
  Service,
  ServiceSpec,
  UpdateConfig,
} from '../../engine/contract/types.ts';
import { ago } from '../cli/human.ts';

/** A service as `docker service inspect --pretty` prints it. `networkName` turns a target into a name. */
export function prettyService(
  service: Service,
  now: number,
  networkName: (target: string) => string,
): string {
  const { Spec: spec } = service;
  const template = spec.TaskTemplate;
  const lines = ['', `ID:\t\t${service.ID}`, `Name:\t\t${spec.Name}`];
  const labels = Object.keys(spec.Labels).toSorted();
  if (labels.length > 0) lines.push('Labels:', ...labels.map((key) => ` ${key}=${spec.Labels[key]}`));
  const mode = spec.Mode.Global ? 'Global' : spec.Mode.Replicated ? 'Replicated' : '';
  lines.push(`Service Mode:${mode === '' ? '' : `\t${mode}`}`);
  if (spec.Mode.Replicated) lines.push(` Replicas:\t${spec.Mode.Replicated.Replicas}`);
  lines.push(...updateStatus(service, now), 'Placement:', ...placement(spec));
  lines.push(...updateConfig('UpdateConfig', 'Update order:      ', spec.UpdateConfig));
  lines.push(...updateConfig('RollbackConfig', 'Rollback order:    ', spec.RollbackConfig));
  lines.push('ContainerSpec:', ...container(template.ContainerSpec), ...resources(spec));
  const networks = (template.Networks ?? []).map((network) => networkName(network.Target));
  if (networks.length > 0) lines.push(`Networks: ${networks.join(' ')} `);
  lines.push(`Endpoint Mode:\t${spec.EndpointSpec?.Mode ?? 'vip'}`);
  const ports = service.Endpoint.Ports ?? [];
  if (ports.length > 0) lines.push('Ports:');
  for (const port of ports)
    lines.push(
      ` PublishedPort = ${port.PublishedPort ?? 0}`,
      `  Protocol = ${port.Protocol}`,
      `  TargetPort = ${port.TargetPort}`,
      `  PublishMode = ${port.PublishMode} `,
    );
  lines.push(...health(template.ContainerSpec.Healthcheck));
  return `${lines.join('\n')}\n\n`;
}

function health(config: HealthConfig | undefined): string[] {
  if (config === undefined) return [];
  const { Test: test = [], Interval = 0, Retries = 0, StartPeriod = 0, Timeout = 0 } = config;
  return [
    ' Healthcheck:',
    `  Interval = ${goDuration(Interval)}`,
    `  Retries = ${Retries}`,
    `  StartPeriod =\t${goDuration(StartPeriod)}`,
    `  Timeout =\t${goDuration(Timeout)}`,
    ...(test.length > 0 ? ['  Tests:', ...test.map((word) => `\t Test = ${word}`)] : []),
  ].map((line, at, all) => (at === all.length - 1 && test.length > 0 ? `${line} ` : line));
}

function updateStatus(service: Service, now: number): string[] {
  const status = service.UpdateStatus;
  if (!status) return [];
  const lines = ['UpdateStatus:', ` State:\t\t${status.State}`];
  if (status.StartedAt !== undefined) lines.push(` Started:\t${ago(status.StartedAt, now)}`);
  if (status.CompletedAt !== undefined) lines.push(` Completed:\t${ago(status.CompletedAt, now)}`);
  return [...lines, ` Message:\t${status.Message}`];
}

function placement(spec: ServiceSpec): string[] {
  const {
    Constraints: constraints = [],
    Preferences: preferences = [],
    MaxReplicas: most = 0,
  } = spec.TaskTemplate.Placement ?? {};
  return [
    ...(constraints.length > 0 ? [` Constraints:\t[${constraints.join(' ')}]`] : []),
    ...(preferences.length > 0
      ? [` Preferences:   [${preferences.map((item) => `spread=${item.Spread.SpreadDescriptor}`).join(' ')}]`]
      : []),
    ...(most > 0 ? [` Max Replicas Per Node:   ${most}`] : []),
  ];
}

function updateConfig(title: string, order: string, config: UpdateConfig | undefined): string[] {
  if (!config) return [];
  return [
    `${title}:`,
    ` Parallelism:\t${config.Parallelism}`,
    ...(config.Delay ? [` Delay:\t\t${goDuration(Number(config.Delay))}`] : []),
    ` On failure:\t${config.FailureAction ?? 'pause'}`,
    ` Monitoring Period: ${goDuration(Number(config.Monitor ?? 5e9))}`,
    ` Max failure ratio: ${config.MaxFailureRatio ?? 0}`,
    ` ${order}${config.Order ?? 'stop-first'}`,
  ];
}

function container(spec: ContainerSpec): string[] {
  const lines = [` Image:\t\t${spec.Image}`];
  if (spec.Args) lines.push(` Args:\t\t${spec.Args.join(' ')} `);
  if (spec.Env) lines.push(` Env:\t\t${spec.Env.join(' ')} `);
  if (spec.Dir !== undefined) lines.push(` Dir:\t\t${spec.Dir}`);
  if (spec.Init !== undefined) lines.push(` Init:\t\t${spec.Init}`);
  if (spec.User !== undefined) lines.push(` User: ${spec.User}`);
  const mounts = spec.Mounts ?? [];
  if (mounts.length > 0) lines.push('Mounts:');
  for (const mount of mounts)
    lines.push(
      ` Target:\t${mount.Target}`,
      `  Source:\t${mount.Source ?? ''}`,
      `  ReadOnly:\t${mount.ReadOnly ?? false}`,
      `  Type:\t\t${mount.Type}`,
    );
  const files = (
    title: string,
    list: readonly { readonly name: string; readonly target: string }[],
  ): void => {
    if (list.length > 0) lines.push(title);
    for (const { name, target } of list) lines.push(` Target:\t${target}`, `  Source:\t${name}`);
  };
  files(
    'Configs:',
    (spec.Configs ?? []).map((config) => ({ name: config.ConfigName, target: config.File.Name })),
  );
  files(
    'Secrets:',
    (spec.Secrets ?? []).map((secret) => ({ name: secret.SecretName, target: secret.File.Name })),
  );
  return lines;
}

function resources(spec: ServiceSpec): string[] {
  const { Limits: limits, Reservations: reserved } = spec.TaskTemplate.Resources ?? {};
  const part = (title: string, amounts: typeof limits): string[] => {
    if (!amounts?.NanoCPUs && !amounts?.MemoryBytes) return [];
    return [
      ` ${title}:`,
      ...(amounts.NanoCPUs ? [`  CPU:\t\t${amounts.NanoCPUs / 1e9}`] : []),
      ...(amounts.MemoryBytes ? [`  Memory:\t${binarySize(amounts.MemoryBytes)}`] : []),
    ];
  };
  return ['Resources:', ...part('Reservations', reserved), ...part('Limits', limits)];
}
