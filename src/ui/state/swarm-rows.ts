/** The swarm as a list to move through: nodes, services, tasks and events. */
import type {
  SwarmEvent,
  Topology,
  TopologyMachine,
  TopologyService,
  TopologyTask,
} from '../../check/types.ts';

/** A row of the list; those with a key can be opened by it. */
export type SwarmRow =
  | { readonly kind: 'node'; readonly key: string; readonly machine: TopologyMachine }
  | { readonly kind: 'service'; readonly key: string; readonly service: TopologyService }
  | { readonly kind: 'task'; readonly key: string; readonly task: TopologyTask }
  | { readonly kind: 'event'; readonly key: string | undefined; readonly event: SwarmEvent };

export type SwarmSection = SwarmRow['kind'];

/** All rows, section by section; tasks in the order of their services and slots. */
export function swarmRows(topology: Topology | undefined): SwarmRow[] {
  if (topology === undefined) return [];
  return [
    ...topology.machines.map((machine): SwarmRow => ({ kind: 'node', key: nodeKey(machine.name), machine })),
    ...topology.services.map(
      (service): SwarmRow => ({
        kind: 'service',
        key: `service ${service.name}`,
        service,
      }),
    ),
    ...tasksOf(topology).map((task): SwarmRow => ({ kind: 'task', key: taskKey(task), task })),
    ...topology.events.map(
      (event): SwarmRow => ({ kind: 'event', key: event.task && taskKey(event.task), event }),
    ),
  ];
}

/** Every task, those without a node too, by service and slot. */
export function tasksOf({ machines, unassigned }: Pick<Topology, 'machines' | 'unassigned'>): TopologyTask[] {
  return [...machines.flatMap(({ tasks }) => tasks), ...unassigned].sort(
    (one, other) =>
      one.service.localeCompare(other.service, 'en') ||
      (one.slot ?? 0) - (other.slot ?? 0) ||
      one.node.localeCompare(other.node, 'en'),
  );
}

export function nodeKey(name: string): string {
  return `node ${name}`;
}

export function taskKey({ id }: Pick<TopologyTask, 'id'>): string {
  return `task ${id}`;
}

/** The row of a key now; a task that has ended is still known for a while. Undefined when it is gone. */
export function openedRow(topology: Topology | undefined, key: string): SwarmRow | undefined {
  const found = swarmRows(topology).find((row) => row.kind !== 'event' && row.key === key);
  if (found || !topology) return found;
  const past = [...topology.ended, ...topology.events.flatMap(({ task }) => task ?? [])];
  const task = past.find((one) => taskKey(one) === key);
  return task && { kind: 'task', key, task };
}

/** The name of a row's thing. */
export function nameOf(row: SwarmRow): string {
  switch (row.kind) {
    case 'node':
      return row.machine.name;
    case 'service':
      return row.service.name;
    case 'task':
      return row.task.name;
    case 'event':
      return row.event.task?.name ?? '';
  }
}

/** A line of the list: a row, the name of a section, or the blank one above that. */
export type ListLine =
  | { readonly kind: 'row'; readonly row: SwarmRow }
  | { readonly kind: 'heading'; readonly of: SwarmSection }
  | { readonly kind: 'blank' };

/** The rows with their sections named. */
export function listLines(rows: readonly SwarmRow[]): ListLine[] {
  return rows.flatMap((row, at): ListLine[] => {
    const line = { kind: 'row', row } as const;
    if (row.kind === rows[at - 1]?.kind) return [line];
    const heading = { kind: 'heading', of: row.kind } as const;
    return at === 0 ? [heading, line] : [{ kind: 'blank' }, heading, line];
  });
}
