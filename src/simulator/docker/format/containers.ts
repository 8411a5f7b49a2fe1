/** Containers as `docker ps` lists them. */
import { compileTemplate, GO_TYPE, TemplateError } from '../../../go/template/index.ts';
import { humanDuration } from '../../../go/units.ts';
import type { Container, PortBinding } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { ago, ellipsis, shortId } from '../cli/human.ts';
import { joinLabels, type ListKind, type ListRow, labelOf, printList } from './list.ts';

const KIND: ListKind = {
  type: '*formatter.ContainerContext',
  headers: {
    ID: 'CONTAINER ID',
    RunningFor: 'CREATED',
    CreatedAt: 'CREATED AT',
    LocalVolumes: 'LOCAL VOLUMES',
  },
  table: '{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}',
  quiet: '{{.ID}}',
};

/** Prints containers as `docker ps` does. */
export function printContainers(context: CommandRun, containers: readonly Container[]): void {
  const whole = context.flags.on('no-trunc');
  const kind = context.flags.on('size') ? { ...KIND, table: `${KIND.table}\t{{.Size}}` } : KIND;
  printList(
    context,
    { ...kind, quietAlways: true },
    containers.map((container) => containerRow(container, whole, context.call.world.now)),
  );
}

/** Checks a template with a sample container before the engine is asked. Throws ClientError. */
export function checkContainerFormat(format: string): void {
  const mock = {
    ...Object.fromEntries(FIELDS.map((name) => [name, ''])),
    [GO_TYPE]: KIND.type,
    Label: () => '',
  };
  try {
    compileTemplate(format)(mock);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const step = error.message.includes(': executing ') ? 'execute' : 'parse';
    throw new ClientError(`failed to ${step} template: ${error.message}`);
  }
}

const FIELDS = [
  ...['ID', 'Image', 'Command', 'CreatedAt', 'RunningFor', 'Ports', 'State', 'Status', 'Size', 'Names'],
  ...['Labels', 'Mounts', 'LocalVolumes', 'Networks', 'Platform'],
];

/** A container's row at a time. */
export function containerRow(container: Container, whole: boolean, now: number): ListRow {
  const command = [container.Path, ...container.Args].join(' ');
  const created = container.Created.replace('T', ' ').replace(/(\.\d+)?Z$/, ' +0000 UTC');
  return {
    ID: whole ? container.Id : shortId(container.Id),
    Image: whole ? container.Config.Image : container.Config.Image.replace(/@sha256:[0-9a-f]+$/, ''),
    Command: `"${whole ? command : ellipsis(command, 20)}"`,
    CreatedAt: created,
    RunningFor: ago(container.Created, now),
    Ports: showBindings(container),
    State: container.State.Status,
    Status: status(container, now),
    Size: '0B',
    Names: container.Name.replace(/^\//, ''),
    Labels: joinLabels(container.Config.Labels),
    Label: labelOf(container.Config.Labels),
    Mounts: container.Mounts.map((mount) => {
      const name = mount.Name ?? mount.Source;
      return whole ? name : ellipsis(name, 15);
    }).join(','),
    LocalVolumes: String(container.Mounts.filter((mount) => mount.Driver === 'local').length),
    Networks: Object.keys(container.NetworkSettings.Networks).toSorted().join(','),
    Platform: null,
  };
}

const HEALTH_WORDS = { starting: 'health: starting', healthy: 'healthy', unhealthy: 'unhealthy' } as const;

/** `Up 50 seconds`, `Exited (137) 4 seconds ago`, `Created`. */
function status(container: Container, now: number): string {
  const { State: state } = container;
  if (state.Paused) return `Up ${humanDuration(now - Date.parse(state.StartedAt))} (Paused)`;
  if (state.Running) {
    const health = state.Health === undefined ? '' : ` (${HEALTH_WORDS[state.Health.Status]})`;
    return `Up ${humanDuration(now - Date.parse(state.StartedAt))}${health}`;
  }
  if (state.Status === 'created') return 'Created';
  if (state.Status === 'dead') return 'Dead';
  return `Exited (${state.ExitCode}) ${ago(state.FinishedAt, now)}`;
}

/** `0.0.0.0:80->80/tcp`, or `80/tcp` for a port that is only exposed. */
export function showBindings(container: Container): string {
  const known: Record<string, readonly PortBinding[] | null> = {
    ...Object.fromEntries(Object.keys(container.Config.ExposedPorts ?? {}).map((port) => [port, null])),
    ...container.NetworkSettings.Ports,
  };
  if (!container.State.Running) return '';
  return Object.entries(known)
    .flatMap(([port, bindings]) =>
      bindings && bindings.length > 0
        ? bindings.map((binding) => `${host(binding.HostIp)}:${binding.HostPort}->${port}`)
        : [port],
    )
    .join(', ');
}

/** An address as it is written before a port. */
export function host(ip: string): string {
  if (ip === '') return '0.0.0.0';
  return ip.includes(':') ? `[${ip}]` : ip;
}
