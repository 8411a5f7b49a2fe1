/** Sums up many tasks as a few numbers: by machine and service, and which versions of a service run. Pure. */
import type { Topology, TopologyService, TopologyTask } from './types.ts';

/** How the tasks of one service are doing, on one machine or in all. */
export interface TaskCounts {
  readonly service: string;
  readonly running: number;
  /** On their way to running. */
  readonly starting: number;
  /** Failed or rejected, and nothing in their place yet. */
  readonly broken: number;
  /** On a node that does not answer. */
  readonly unknown: number;
  /** Running with another image than the service is to have by now. */
  readonly outdated: number;
}

/** The tasks by service, in the order of their names. */
export function countTasks(
  tasks: readonly TopologyTask[],
  services: readonly Pick<TopologyService, 'name' | 'image'>[],
): TaskCounts[] {
  const groups = Map.groupBy(tasks, ({ service }) => service);
  return [...groups]
    .map(([service, own]): TaskCounts => {
      const wanted = services.find(({ name }) => name === service)?.image;
      const count = (is: (task: TopologyTask) => boolean): number => own.filter(is).length;
      const running = count(({ state }) => state === 'running');
      const broken = count(({ state }) => state === 'failed' || state === 'rejected');
      const unknown = count(({ state }) => state === 'unknown');
      return {
        service,
        running,
        broken,
        unknown,
        starting: own.length - running - broken - unknown,
        outdated: count(
          ({ state, image }) => state === 'running' && wanted !== undefined && image !== wanted,
        ),
      };
    })
    .sort((one, other) => one.service.localeCompare(other.service, 'en'));
}

/** The versions of a service that run, the wanted one first; one while no update rolls. */
export function versionsOf(
  { name, image }: Pick<TopologyService, 'name' | 'image'>,
  { machines }: Pick<Topology, 'machines'>,
): { readonly image: string; readonly running: number }[] {
  const running = machines
    .flatMap(({ tasks }) => tasks)
    .filter(({ service, state }) => service === name && state === 'running');
  const groups = Map.groupBy(running, (task) => task.image);
  return [...groups]
    .map(([version, tasks]) => ({ image: version, running: tasks.length }))
    .sort(
      (one, other) =>
        Number(other.image === image) - Number(one.image === image) || other.running - one.running,
    );
}

/** The part of an image's name that distinguishes versions: its tag, default `latest`. */
export function tagOf(image: string): string {
  const name = image.replace(/@.*$/, '');
  return /:([^:/]+)$/.exec(name)?.[1] ?? 'latest';
}

/**
 * Docker's message about a task's end, cut to the few words that the picture has room for: `exit 1`, `No such image`. The
 * words stay Docker's own.
 */
export function shortReason(error: string): string {
  const code = /non-zero exit \((\d+)\)/.exec(error)?.[1];
  if (code !== undefined) return `exit ${code}`;
  const [first = ''] = error.replace(/^(task|Error response from daemon|rpc error): /i, '').split(/[:(…]/);
  return first.trim();
}

/** Tasks that were lost within the last `withinMs` milliseconds, so that they are still shown; of each slot of a node the last. */
export function lostTasks(
  { events }: Pick<Topology, 'events'>,
  now: number,
  withinMs: number,
): { readonly task: TopologyTask; readonly at: number }[] {
  const seen = new Set<string>();
  return events.flatMap(({ task, at }) => {
    // What seems to come was seen before the clock was set back.
    if (task === undefined || Math.abs(now - at) >= withinMs) return [];
    // The newest event of a slot is its present state.
    const slot = `${task.service} ${task.name} ${task.node}`;
    if (seen.has(slot)) return [];
    seen.add(slot);
    return LOST.has(task.state) ? [{ task, at }] : [];
  });
}

const LOST = new Set(['shutdown', 'complete', 'failed', 'rejected', 'remove', 'orphaned', 'unknown']);
