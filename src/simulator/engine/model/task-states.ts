/** The states of a task: their order, and what follows from them. */

import type { TaskState } from '../contract/types.ts';
import type { SimTask } from './state.ts';

export const TASK_ORDER: readonly TaskState[] = [
  'new',
  'pending',
  'assigned',
  'accepted',
  'preparing',
  'ready',
  'starting',
  'running',
  'complete',
  'shutdown',
  'failed',
  'rejected',
  'remove',
  'orphaned',
];
const RANK = new Map(TASK_ORDER.map((state, i) => [state, i]));
/** The rank of a state in the life of a task; a task never goes back. */
export const rank = (state: TaskState): number => RANK.get(state) ?? 0;
/** It has ended and never runs again. */
export const isTerminal = (state: TaskState): boolean => rank(state) > rank('running');
/** The orchestrator still wants it. */
export const isWanted = (task: SimTask): boolean => rank(task.DesiredState) <= rank('complete');
/** It has no place yet: nothing of it is on a node. */
export const isUnplaced = ({ Status }: SimTask): boolean =>
  Status.State === 'new' || Status.State === 'pending';

/** A slot of a replicated service, or a node of a global one. */
export const slotKey = (task: SimTask): string =>
  task.Slot === undefined ? `n${task.NodeID}` : `${task.Slot}`;
