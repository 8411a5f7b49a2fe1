/** What the rows of a store mean, which both databases name alike; their drivers differ in the types of what they give. */
import type { LogBody, LogEntry, RoomRecord } from '../contract/log.ts';

/** As a database gives it. */
export type StoreRow = Readonly<Record<string, unknown>>;

/** A room, of a row of `rooms`. */
export function recordOf(row: StoreRow): RoomRecord {
  return {
    id: Number(row.id),
    name: String(row.name),
    code: String(row.code),
    course: String(row.course),
    openedAt: Number(row.opened_at),
    endedAt: row.ended_at === null || row.ended_at === undefined ? undefined : Number(row.ended_at),
    keepDays: Number(row.keep_days),
  };
}

/** An entry, of a row of `log`. */
export function entryOf(row: StoreRow): LogEntry {
  return {
    pos: Number(row.pos),
    by: Number(row.learner),
    id: String(row.event),
    at: Number(row.at),
    body: JSON.parse(String(row.body)) as LogBody,
  };
}
