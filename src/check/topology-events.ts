/** What happened in a swarm between two looks at it, as far as two looks can tell. Pure. */
import type { Said } from '../i18n/said.ts';
import { toSay } from '../i18n/said.ts';
import type { SwarmEvent, Topology, TopologyMachine, TopologyService, TopologyTask } from './types.ts';

/** How many are kept; a screen of a hundred rows shows them all. */
const MOST_EVENTS = 100;
/** If more tasks of one service than this do the same at once, they become one event. */
const MOST_ALIKE = 3;

const BROKEN = new Set(['failed', 'rejected']);
const UNDERWAY = new Set([
  ...['new', 'pending', 'allocated', 'assigned', 'accepted', 'preparing', 'ready', 'starting'],
]);

type SwarmChange = Omit<SwarmEvent, 'at'>;

/**
 * The newer look, with the events since the older one before those that were known.
 * @param at when it was taken, milliseconds since the epoch
 */
export function withEvents(before: Topology | undefined, after: Topology, at: number): Topology {
  if (before === undefined) return after;
  const fresh = changesBetween(before, after).map((change) => ({ at, ...change }));
  return { ...after, events: [...fresh.reverse(), ...before.events].slice(0, MOST_EVENTS) };
}

/** Whether two looks saw the same. */
export function isSame(before: Topology | undefined, after: Topology): boolean {
  const bare = (topology: Topology | undefined) => JSON.stringify({ ...topology, events: [] });
  return bare(before) === bare(after);
}

/** Something is under way that the next look may see done. */
export function isMoving({ machines, unassigned }: Topology): boolean {
  const tasks = [...machines.flatMap((machine) => machine.tasks), ...unassigned];
  return tasks.some(
    ({ state, desired }) => UNDERWAY.has(state) || (state === 'running' && desired !== 'running'),
  );
}

function changesBetween(before: Topology, after: Topology): SwarmChange[] {
  // A look that could not see the swarm shows nothing of what happened in it.
  const isBlind = after.trouble !== undefined || (after.quorumLost && after.services.length === 0);
  return [
    ...(before.trouble || after.trouble ? [] : machineChanges(before, after)),
    ...quorumChange(before, after),
    ...(isBlind ? [] : serviceChanges(before.services, after.services)),
    ...(isBlind ? [] : grouped(taskChanges(before, after))),
  ];
}

function quorumChange(before: Topology, after: Topology): SwarmChange[] {
  const words = toSay('swarm');
  if (before.quorumLost === after.quorumLost) return [];
  return [
    after.quorumLost ? { tone: 'bad', said: words.quorumLost } : { tone: 'good', said: words.quorumBack },
  ];
}

function machineChanges(before: Topology, after: Topology): SwarmChange[] {
  const words = toSay('swarm');
  const old = new Map(before.machines.map((machine) => [machine.name, machine]));
  const left = new Set(after.machines.map(({ name }) => name));
  return [
    ...before.machines
      .filter(({ name }) => !left.has(name))
      .map(({ name }): SwarmChange => ({ tone: 'bad', said: words.machineGone(name) })),
    ...after.machines.flatMap((machine) => {
      const was = old.get(machine.name);
      if (was === undefined) return [{ tone: 'good', said: words.machineNew(machine.name) } as const];
      return nodeChanges(was, machine, after.quorumLost || before.quorumLost);
    }),
  ];
}

function nodeChanges(was: TopologyMachine, is: TopologyMachine, isUnsure: boolean): SwarmChange[] {
  const words = toSay('swarm');
  const { name } = is;
  const changes: (SwarmChange | false)[] = [
    was.state !== is.state && {
      tone: is.state === 'Running' ? 'good' : 'bad',
      said: words.machineState(name, is.state),
    },
  ];
  if (isUnsure) return changes.filter((change) => change !== false);
  const stayed = was.role !== undefined && is.role !== undefined;
  return [
    ...changes,
    was.role === undefined &&
      is.role !== undefined &&
      ({ tone: 'good', said: words.joined(name, is.role) } as const),
    was.role !== undefined && is.role === undefined && ({ tone: 'news', said: words.left(name) } as const),
    stayed && was.role !== is.role && ({ tone: 'news', said: words.role(name, is.role) } as const),
    stayed &&
      was.status !== is.status && {
        tone: is.status === 'Ready' ? ('good' as const) : ('bad' as const),
        said: words.nodeStatus(name, is.status),
      },
    stayed &&
      was.availability !== is.availability &&
      ({ tone: 'news', said: words.availability(name, is.availability) } as const),
    stayed && !was.leader && is.leader && ({ tone: 'news', said: words.leader(name) } as const),
  ].filter((change) => change !== false);
}

function serviceChanges(
  before: readonly TopologyService[],
  after: readonly TopologyService[],
): SwarmChange[] {
  const words = toSay('swarm');
  const old = new Map(before.map((service) => [service.name, service]));
  const left = new Set(after.map(({ name }) => name));
  return [
    ...before
      .filter(({ name }) => !left.has(name))
      .map(({ name }): SwarmChange => ({ tone: 'news', said: words.serviceGone(name) })),
    ...after.flatMap((service): SwarmChange[] => {
      const was = old.get(service.name);
      const { name, desired, image } = service;
      if (was === undefined) return [{ tone: 'news', said: words.serviceNew(name, desired) }];
      return [
        ...(was.desired === desired
          ? []
          : [{ tone: 'news' as const, said: words.scaled(name, was.desired, desired) }]),
        ...(was.image === image ? [] : [{ tone: 'news' as const, said: words.updated(name, image) }]),
      ];
    }),
  ];
}

interface TaskChange {
  readonly task: TopologyTask;
  readonly what: 'starts' | 'runs' | 'broke' | 'ended' | 'waits' | 'unknown';
}

function taskChanges(before: Topology, after: Topology): TaskChange[] {
  const old = byId(before);
  const now = byId(after);
  const known = new Set([...old.keys(), ...before.ended.map(({ id }) => id)]);
  const over = new Map(after.ended.map((task) => [task.id, task]));
  const present = [...now.values()].flatMap((task): TaskChange[] => {
    const what = whatOf(task);
    if (what === undefined) return [];
    const was = old.get(task.id);
    if (was === undefined) return known.has(task.id) ? [] : [{ task, what }];
    return whatOf(was) === what ? [] : [{ task, what }];
  });
  const silent = new Set(after.machines.filter(isSilent).map(({ name }) => name));
  const gone = [...old.values()]
    .filter((was) => !now.has(was.id) && whatOf(was) !== 'broke')
    .map((was): TaskChange => {
      const task = over.get(was.id);
      if (task) return { task, what: BROKEN.has(task.state) ? 'broke' : 'ended' };
      // The swarm has given it up; what became of it on a node that does not answer is unknown.
      if (silent.has(was.node)) return { task: { ...was, state: 'unknown' }, what: 'unknown' };
      // Tasks of a removed service are no longer listed.
      return { task: { ...was, state: 'remove' }, what: 'ended' };
    });
  // A task that started and failed between two looks was never seen running.
  const missed = after.ended
    .filter((task) => BROKEN.has(task.state) && !known.has(task.id) && !now.has(task.id))
    .map((task): TaskChange => ({ task, what: 'broke' }));
  return [...gone, ...missed, ...present];
}

function isSilent({ state, status }: TopologyMachine): boolean {
  return state !== 'Running' || status === 'Down';
}

function byId({ machines, unassigned }: Topology): Map<string, TopologyTask> {
  const all = [...machines.flatMap((machine) => machine.tasks), ...unassigned];
  return new Map(all.map((task) => [task.id, task]));
}

function whatOf({ state, node }: TopologyTask): TaskChange['what'] | undefined {
  if (state === 'running') return 'runs';
  if (state === 'unknown') return 'unknown';
  if (BROKEN.has(state)) return 'broke';
  if (UNDERWAY.has(state)) return node === '' ? 'waits' : 'starts';
  return undefined;
}

/** Many tasks of a service that do the same are one event. */
function grouped(changes: readonly TaskChange[]): SwarmChange[] {
  const groups = Map.groupBy(changes, ({ task, what }) => `${what} ${task.service}`);
  return [...groups.values()].flatMap((group): SwarmChange[] => {
    const [first] = group;
    if (first === undefined || group.length <= MOST_ALIKE) return group.map(changeOf);
    return [
      {
        tone: toneOf(first.what),
        said: toSay('swarm').manyTasks[first.what](group.length, first.task.service),
      },
    ];
  });
}

function changeOf({ task, what }: TaskChange): SwarmChange {
  const { name, node, error } = task;
  const said: Said = toSay('swarm').task[what](name, node, error);
  return { tone: toneOf(what), said, task };
}

function toneOf(what: TaskChange['what']): SwarmChange['tone'] {
  if (what === 'runs') return 'good';
  return what === 'broke' || what === 'unknown' ? 'bad' : 'news';
}
