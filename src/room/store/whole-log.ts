/** Reads the log of a room from its beginning. */
import type { LogEntry } from '../contract/log.ts';
import type { RoomStore } from './store.ts';

/** Entries that are read at once. */
const PAGE = 5_000;

/** All entries in order. @throws what the store throws */
export async function wholeLog(store: RoomStore, room: number): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for (;;) {
    const page = await store.after(room, log.at(-1)?.pos ?? 0, PAGE);
    log.push(...page);
    if (page.length < PAGE) return log;
  }
}
