/**
 * Draws the progress of a service's tasks after each look, by the service's mode.
 * Source: https://github.com/docker/cli/blob/master/cli/command/service/progress/progress.go
 */
import type { Service, Task, TaskState } from '../../engine/contract/types.ts';
import { ellipsis } from '../cli/human.ts';
import type { ProgressDisplay } from './display.ts';

/** The client's information from one look. */
export interface ServiceLook {
  readonly service: Service;
  /** Those made from the present specification. */
  readonly tasks: readonly Task[];
  /** Ids of nodes that are not down. */
  readonly active: ReadonlySet<string>;
  /** The service is rolling back to its previous specification. */
  readonly rollback: boolean;
}
/** Draws one look. @returns whether all is as it should be */
export type Updater = (look: ServiceLook) => boolean;

/** More tasks than these are only counted. */
const MOST_LINES = 20;
const ORDER: readonly TaskState[] = [
  ...(['new', 'pending', 'assigned', 'accepted', 'preparing', 'ready', 'starting', 'running'] as const),
  ...(['complete', 'shutdown', 'failed', 'rejected'] as const),
];
const RUNNING = ORDER.indexOf('running');
const COMPLETE = ORDER.indexOf('complete');
const STATE_WIDTH = 'preparing'.length;
const ERROR_WIDTH = 75;
const hasEnded = (state: TaskState): boolean => ORDER.indexOf(state) > RUNNING;
/** States are counted from 1, and the client knows one between `new` and `pending`. */
const numberOf = (state: TaskState): number => ORDER.indexOf(state) + (state === 'new' ? 1 : 2);

/** The updater for a service's mode. */
export function updaterFor(service: Service, display: ProgressDisplay): Updater {
  const { Mode: mode } = service.Spec;
  if (mode.ReplicatedJob) return replicatedJob(display, mode.ReplicatedJob);
  if (mode.GlobalJob) return globalJob(display);
  return mode.Global ? running(display, 'node') : running(display, 'slot');
}

/** Tasks that should keep running: one per slot, or one per node. */
function running(display: ProgressDisplay, by: 'slot' | 'node'): Updater {
  const slots = new Map<number, number>();
  let begun = false;
  let done = false;
  return ({ service, tasks, active, rollback }) => {
    const place = (task: Task): string | number => (by === 'slot' ? (task.Slot ?? 0) : (task.NodeID ?? ''));
    const isActive = ({ NodeID: id }: Task): boolean => id === undefined || active.has(id);
    const newest = onePerPlace(by === 'slot' ? tasks.filter(isActive) : tasks, place, isBefore);
    const count = by === 'slot' ? (service.Spec.Mode.Replicated?.Replicas ?? 0) : newest.length;
    const overall = (number: number): void =>
      display.update(
        'overall progress',
        `${rollback ? 'rolling back update: ' : ''}${number} out of ${count} tasks`,
      );
    if (!begun) {
      if (by === 'node' && count === 0) {
        display.update('overall progress', 'waiting for new tasks');
        return false;
      }
      overall(0);
      if (by === 'slot' && count <= MOST_LINES)
        for (let at = 1; at <= count; at += 1) display.update(`${at}/${count}`, ' ');
      begun = true;
    }
    if (newest.some((task) => task.Status.State !== 'running')) done = false;
    let number = 0;
    for (const task of newest.filter(isActive)) {
      const slot = slots.get(task.Slot ?? 0) ?? slots.size + 1;
      if (by === 'slot') slots.set(task.Slot ?? 0, slot);
      if (!hasEnded(task.DesiredState) && task.Status.State === 'running') number += 1;
      if (done || count > MOST_LINES || (by === 'slot' && slot > count)) continue;
      const id = by === 'slot' ? `${slot}/${count}` : (task.NodeID ?? '').slice(0, 12);
      drawTask(display, id, task, RUNNING + 2, true);
    }
    if (!done) overall(number);
    done ||= number === count;
    return number === count;
  };
}

/** Of two tasks in one place, the one with the earlier desired state comes first, then the one with the earlier state. */
function isBefore(one: Task, other: Task): boolean {
  const desired = ORDER.indexOf(one.DesiredState) - ORDER.indexOf(other.DesiredState);
  return (desired || ORDER.indexOf(one.Status.State) - ORDER.indexOf(other.Status.State)) < 0;
}

function onePerPlace(
  tasks: readonly Task[],
  place: (task: Task) => string | number,
  before: (one: Task, other: Task) => boolean,
): Task[] {
  const found = new Map<string | number, Task>();
  for (const task of tasks) {
    if (!ORDER.includes(task.DesiredState) || !ORDER.includes(task.Status.State)) continue;
    const other = found.get(place(task));
    if (other === undefined || before(task, other)) found.set(place(task), task);
  }
  return [...found.values()].toSorted((a, b) => (a.Slot ?? 0) - (b.Slot ?? 0));
}

function drawTask(display: ProgressDisplay, id: string, task: Task, total: number, runs: boolean): void {
  const { State: state, Err: error = '' } = task.Status;
  if (error !== '') display.animate(id, ellipsis(error.replaceAll('\n', ' '), ERROR_WIDTH));
  else if (!runs || !(hasEnded(task.DesiredState) || hasEnded(state)))
    display.animate(id, state.padEnd(STATE_WIDTH), { current: numberOf(state), total });
}

const ofIteration = ({ service, tasks }: ServiceLook): Task[] =>
  tasks.filter((task) => task.JobIteration?.Index === service.JobStatus?.JobIteration.Index);
const lessFar = (one: Task, other: Task): boolean =>
  ORDER.indexOf(one.Status.State) < ORDER.indexOf(other.Status.State);

/** A job with a number of tasks in all, some at a time. */
function replicatedJob(
  display: ProgressDisplay,
  { MaxConcurrent: most, TotalCompletions: total }: { MaxConcurrent: number; TotalCompletions: number },
): Updater {
  let begun = false;
  const overall = (active: number, completed: number): void => {
    const number = String(completed).padStart(String(total).length);
    display.animate('job progress', `${number} out of ${total} complete`, { current: completed, total });
    const pad = (value: number): string => String(value).padStart(String(most).length);
    display.update('active tasks', `${pad(active)} out of ${pad(Math.min(total - completed, most))} tasks`);
  };
  return (look) => {
    if (!begun) {
      overall(0, 0);
      if (total <= MOST_LINES) for (let at = 1; at <= total; at += 1) display.update(`${at}/${total}`, ' ');
      begun = true;
    }
    const newest = onePerPlace(ofIteration(look), (task) => task.Slot ?? 0, lessFar);
    if (total <= MOST_LINES)
      for (const task of newest)
        drawTask(display, `${(task.Slot ?? 0) + 1}/${total}`, task, COMPLETE + 2, false);
    const completed = newest.filter((task) => task.Status.State === 'complete').length;
    overall(newest.filter((task) => ORDER.indexOf(task.Status.State) < COMPLETE).length, completed);
    return completed === total;
  };
}

/** A job with one task per node; nodes that join later are not waited for. */
function globalJob(display: ProgressDisplay): Updater {
  let nodes: Set<string> | undefined;
  return (look) => {
    const tasks = ofIteration(look);
    const overall = (completed: number, total: number): void =>
      display.animate(
        'job progress',
        `${String(completed).padStart(String(total).length)} out of ${total} complete`,
        { current: completed, total },
      );
    if (nodes === undefined) {
      if (look.tasks.length === 0 && look.active.size > 0) {
        display.update('job progress', 'waiting for tasks');
        return false;
      }
      nodes = new Set(tasks.map((task) => task.NodeID ?? ''));
      overall(0, nodes.size);
    }
    const known = nodes;
    const own = tasks.filter((task) => known.has(task.NodeID ?? ''));
    const newest = onePerPlace(own, (task) => task.NodeID ?? '', lessFar);
    if (known.size <= MOST_LINES)
      for (const task of newest) drawTask(display, task.NodeID ?? '', task, COMPLETE + 2, false);
    const completed = newest.filter((task) => task.Status.State === 'complete').length;
    overall(completed, known.size);
    return completed === known.size;
  };
}
