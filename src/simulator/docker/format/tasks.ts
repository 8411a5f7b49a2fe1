/** Tasks as every `ps` of a swarm lists them. */
import type { Engine } from '../../engine/contract/engine.ts';
import { EngineError } from '../../engine/contract/errors.ts';
import type { Task } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ago, ellipsis } from '../cli/human.ts';
import { withoutDigest } from './image-reference.ts';
import { type ListKind, type ListRow, printList } from './list.ts';
import { naturalCompare } from './natural.ts';

const KIND: ListKind = {
  type: '*task.taskContext',
  headers: {
    DesiredState: 'DESIRED STATE',
    CurrentState: 'CURRENT STATE',
  },
  table:
    '{{.ID}}\t{{.Name}}\t{{.Image}}\t{{.Node}}\t{{.DesiredState}}\t{{.CurrentState}}\t{{.Error}}\t{{.Ports}}',
  quiet: '{{.ID}}',
};

interface Named {
  readonly task: Task;
  readonly name: string;
  readonly node: string;
}

/** Prints tasks as `service ps`, `stack ps` and `node ps` do: older tasks of a slot indented below the newest; `whole` leaves ids and errors uncut. */
export function printTasks(
  context: CommandRun,
  tasks: readonly Task[],
  whole = context.flags.on('no-trunc'),
): void {
  const plainIds = context.flags.on('no-resolve');
  const engine = context.engine();
  const resolve = resolver(engine, plainIds);
  const named = tasks.map((task): Named => {
    const service = resolve.service(task.ServiceID);
    const name = `${service}.${task.Slot || (task.NodeID ?? '')}`;
    return { task, name, node: resolve.node(task.NodeID) };
  });
  named.sort((a, b) => naturalCompare(a.name, b.name) || (a.task.CreatedAt < b.task.CreatedAt ? 1 : -1));
  const shown = new Map<string, string>();
  let before = '';
  for (const { task, name } of named) {
    shown.set(task.ID, name === before ? ` \\_ ${name}` : name);
    before = name;
  }
  const format = context.flags.text('format');
  const asTable = format === '' || format.startsWith('table');
  printList(
    context,
    KIND,
    named.map((item) =>
      taskRow(context, item, whole, asTable ? (shown.get(item.task.ID) ?? item.name) : item.name),
    ),
  );
}

function taskRow(context: CommandRun, { task, node }: Named, whole: boolean, name: string): ListRow {
  const error = task.Status.Err ?? '';
  const shownError = whole ? error : ellipsis(error, 30);
  const ports = (task.Status.PortStatus.Ports ?? [])
    .filter((port) => port.PublishedPort !== undefined)
    .map((port) => `*:${port.PublishedPort}->${port.TargetPort}/${port.Protocol}`);
  return {
    ID: whole ? task.ID : task.ID.slice(0, 12),
    Name: name,
    Image: whole ? task.Spec.ContainerSpec.Image : withoutDigest(task.Spec.ContainerSpec.Image),
    Node: node,
    DesiredState: capitalized(task.DesiredState),
    CurrentState: `${capitalized(task.Status.State)} ${ago(task.Status.Timestamp, context.call.world.now).toLowerCase()}`,
    Error: error === '' ? '' : `"${shownError}"`,
    Ports: ports.join(','),
  };
}

function resolver(
  engine: Engine,
  plain: boolean,
): { service(id: string): string; node(id: string | undefined): string } {
  const services = new Map(plain ? [] : engine.serviceList().map((item) => [item.ID, item.Spec.Name]));
  const nodes = new Map(plain ? [] : engine.nodeList().map((item) => [item.ID, item.Description.Hostname]));
  return {
    service: (id) => services.get(id) ?? id,
    node: (id) => (id === undefined ? '' : (nodes.get(id) ?? id)),
  };
}

/** `running` → `Running`. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a request failed because there is no such object. */
export function isMissing(error: unknown): boolean {
  return error instanceof EngineError && error.status === 404;
}
