/** Deletes tasks: those that should be removed and have ended, and history beyond the limit of a slot. */
import { agendaOf } from '../model/agenda-of.ts';
import {
  isTerminal,
  isUnplaced,
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

function isGone(sim: Sim, task: SimTask): boolean {
  if (task.DesiredState !== 'remove') return false;
  if (task.NodeID === undefined || isUnplaced(task)) return true;
  return isTerminal(task.Status.State) && lingersUntil(task) <= sim.now;
}

/** A task that no node has taken yet, and that is replaced: the scheduler itself ends it, and it is history as others are. */
function shutUnplaced(sim: Sim, cluster: Cluster, task: SimTask): void {
  const { Message } = task.Status;
  setState(sim, cluster, task, 'shutdown');
  task.Status.Message = Message;
}

/** One round: over all tasks, or over the slots in which something has changed. */
export function reapTasks(sim: Sim, cluster: Cluster): void {
  const agenda = agendaOf(sim, cluster);
  if (agenda.isAll) {
    reapList(sim, cluster, [...cluster.tasks]);
    return;
  }
  const slots = new Set(
    agenda.awake().map((task) => agenda.tasks.ofService(task.ServiceID).bySlot.get(slotKey(task))),
  );
  for (const slot of slots) if (slot !== undefined) reapList(sim, cluster, [...slot]);
}

function reapList(sim: Sim, cluster: Cluster, tasks: SimTask[]): void {
  const limit = cluster.spec.Orchestration.TaskHistoryRetentionLimit;
  const kept = new Map<string, number>();
  for (const task of tasks.reverse()) {
    if (serviceById(cluster, task.ServiceID) === undefined) setDesired(sim, cluster, task, 'remove');
    const lost = task.NodeID !== undefined && nodeById(cluster, task.NodeID) === undefined;
    if (lost && !isTerminal(task.Status.State)) setState(sim, cluster, task, 'orphaned');
    if (isGone(sim, task)) {
      deleteTask(sim, cluster, task);
      continue;
    }
    if (task.DesiredState === 'shutdown' && isUnplaced(task)) shutUnplaced(sim, cluster, task);
    const slot = `${task.ServiceID}/${slotKey(task)}`;
    const count = (kept.get(slot) ?? 0) + 1;
    kept.set(slot, count);
    if (count > Math.max(limit, 1) && !isWanted(task) && isTerminal(task.Status.State))
      deleteTask(sim, cluster, task);
  }
}

/** When a removed task is cleared away: simulated milliseconds, infinity for never. */
export function nextReap(sim: Sim, task: SimTask): number {
  if (task.DesiredState !== 'remove' || !isTerminal(task.Status.State)) return Number.POSITIVE_INFINITY;
  const at = lingersUntil(task);
  return at > sim.now ? at : Number.POSITIVE_INFINITY;
}
