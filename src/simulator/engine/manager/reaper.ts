/** Deletes tasks: those that should be removed and have ended, and history beyond the limit of a slot. */
import {
  isTerminal,
  isWanted,
  nodeById,
  type Sim,
  serviceById,
  setDesired,
  setState,
  slotKey,
} from '../model/sim.ts';
import type { Cluster, SimTask } from '../model/state.ts';
import { deleteTask } from './tasks.ts';

/** An ended task that is to be removed can still be seen for a moment. */
const LINGER_MS = 300;

const lingersUntil = ({ sim }: SimTask): number => Math.max(sim.stateAt, sim.desiredAt ?? 0) + LINGER_MS;
const isUnplaced = ({ Status }: SimTask): boolean => Status.State === 'new' || Status.State === 'pending';

function isGone(sim: Sim, task: SimTask): boolean {
  if (task.DesiredState !== 'remove') return false;
  if (task.NodeID === undefined || isUnplaced(task)) return true;
  return isTerminal(task.Status.State) && lingersUntil(task) <= sim.now;
}

/** One round over all tasks. */
export function reapTasks(sim: Sim, cluster: Cluster): void {
  const limit = cluster.spec.Orchestration.TaskHistoryRetentionLimit;
  const kept = new Map<string, number>();
  const newestFirst = [...cluster.tasks].reverse();
  for (const task of newestFirst) {
    if (serviceById(cluster, task.ServiceID) === undefined) setDesired(sim, cluster, task, 'remove');
    const lost = task.NodeID !== undefined && nodeById(cluster, task.NodeID) === undefined;
    if (lost && !isTerminal(task.Status.State)) setState(sim, cluster, task, 'orphaned');
    if (isGone(sim, task)) {
      deleteTask(sim, cluster, task);
      continue;
    }
    if (task.DesiredState === 'shutdown' && isUnplaced(task)) {
      deleteTask(sim, cluster, task);
      continue;
    }
    const slot = `${task.ServiceID}/${slotKey(task)}`;
    const count = (kept.get(slot) ?? 0) + 1;
    kept.set(slot, count);
    if (count > Math.max(limit, 1) && !isWanted(task) && isTerminal(task.Status.State))
      deleteTask(sim, cluster, task);
  }
}

/** When a removed task is cleared away next: simulated milliseconds, infinity for never. */
export function nextReap(sim: Sim, cluster: Cluster): number {
  let next = Number.POSITIVE_INFINITY;
  for (const task of cluster.tasks) {
    if (task.DesiredState !== 'remove' || !isTerminal(task.Status.State)) continue;
    const at = lingersUntil(task);
    if (at > sim.now) next = Math.min(next, at);
  }
  return next;
}
