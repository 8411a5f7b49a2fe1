/** Tasks of a swarm for display: which are alive, which are lost, and the look of each state. */
import type { Topology, TopologyTask } from '../../check/types.ts';

const STARTING = new Set([
  'new',
  'pending',
  'assigned',
  'accepted',
  'preparing',
  'ready',
  'starting',
  'allocated',
]);
const BROKEN = new Set(['rejected', 'failed', 'orphaned']);

/** The look of a state. */
export type TaskLook = 'running' | 'starting' | 'broken' | 'unknown' | 'over';

/** How a task of this state is drawn. */
export function taskLook(state: string): TaskLook {
  if (state === 'running') return 'running';
  if (STARTING.has(state)) return 'starting';
  if (state === 'unknown') return 'unknown';
  return BROKEN.has(state) ? 'broken' : 'over';
}

/** Tasks that are or should be alive; of ended ones, only broken ones without a successor. */
export function liveTasks(tasks: readonly TopologyTask[]): TopologyTask[] {
  const isLive = ({ state, desired }: TopologyTask) =>
    state === 'running' || STARTING.has(state) || (desired === 'running' && !BROKEN.has(state));
  const alive = new Set(tasks.filter(isLive).map(({ name }) => name));
  const seen = new Set<string>();
  return tasks.filter((task) => {
    if (isLive(task)) return true;
    if (!BROKEN.has(task.state) || alive.has(task.name) || seen.has(task.name)) return false;
    seen.add(task.name);
    return true;
  });
}

/** Published ports as the learner calls them: `:80`, each once. */
export function publishedPorts(services: Topology['services']): string[] {
  const ports = services.flatMap((service) =>
    [...service.ports.matchAll(/(?<!\d)(\d+)(?:-\d+)?->/g)].map((match) => `:${match[1]}`),
  );
  return [...new Set(ports)];
}

/** How many tasks have each look, which is given by one of its states; in order of importance. */
export function countLooks(
  tasks: readonly TopologyTask[],
): { readonly state: string; readonly count: number }[] {
  const states: readonly (readonly [TaskLook, string])[] = [
    ['running', 'running'],
    ['starting', 'starting'],
    ['broken', 'failed'],
    ['unknown', 'unknown'],
    ['over', 'shutdown'],
  ];
  return states
    .map(([look, state]) => ({ state, count: tasks.filter((task) => taskLook(task.state) === look).length }))
    .filter(({ count }) => count > 0);
}
