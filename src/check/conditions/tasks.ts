/** Which tasks of a listing count now: listings also hold the history of every slot. */
import type { Row } from '../tables.ts';

const ENDED_BADLY = new Set(['rejected', 'failed']);
const NOT_YET = new Set(['new', 'pending', 'assigned', 'accepted', 'preparing', 'ready', 'starting']);

/**
 * One row per slot, which shows its present state: the newest one, or the one before it while the newest only
 * waits to try the same image again after a failure. Listings give the newest task of a slot first.
 */
export function currentTasks(rows: readonly Row[]): Row[] {
  const slots = new Map<string, Row>();
  for (const row of rows) {
    const name = row.Name ?? '';
    const shown = slots.get(name);
    if (!shown || (NOT_YET.has(shown.State ?? '') && endedBadly(row) && row.Image === shown.Image)) {
      slots.set(name, row);
    }
  }
  return [...slots.values()];
}

/** Whether the swarm already has something better in this task's slot: a running task, or another image. */
export function isSuperseded(task: Row, rows: readonly Row[]): boolean {
  const newest = rows.find((row) => row.Name === task.Name);
  if (!newest || newest.ID === task.ID) return false;
  return newest.State === 'running' || newest.Image !== task.Image;
}

function endedBadly(row: Row): boolean {
  return ENDED_BADLY.has(row.State ?? '');
}
