/** What is said when a room has ended: what is kept of it, and until when. */
import { RoomState } from '../room/board/room-state.ts';
import type { RoomRecord } from '../room/contract/log.ts';
import type { RoomStore } from '../room/store/store.ts';
import { wholeLog } from '../room/store/whole-log.ts';
import type { CommandContext } from './context.ts';

/** The lines. */
export async function endedLines(
  store: RoomStore,
  record: RoomRecord,
  { io, messages }: Pick<CommandContext, 'io' | 'messages'>,
): Promise<readonly string[]> {
  const state = new RoomState();
  for (const entry of await wholeLog(store, record.id)) state.apply(entry);
  const until = keptUntil(record, io.now());
  return [messages.room.ended(record.name), messages.room.kept(state.learners.size, until, record.keepDays)];
}

/** A day, `2026-12-27`. */
export function keptUntil({ keepDays }: RoomRecord, endedAt: number): string {
  return new Date(endedAt + keepDays * 86_400_000).toISOString().slice(0, 10);
}
