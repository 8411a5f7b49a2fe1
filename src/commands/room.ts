/** `swarm-tutor room`: a workshop's room, on the teacher's computer. */
import { randomUUID } from 'node:crypto';
import { csvOf, exportOf } from '../room/board/export.ts';
import { TEACHER } from '../room/contract/log.ts';
import type { RoomStore } from '../room/store/store.ts';
import { wholeLog } from '../room/store/whole-log.ts';
import { type CommandContext, openContext, tellNotices } from './context.ts';
import { CommandError, EXIT } from './io.ts';
import { FORMATS } from './option-names.ts';
import { formatOf, handOut } from './out-file.ts';
import { endedLines, keptUntil } from './room-ended.ts';
import { requireRoom, withStore } from './room-store.ts';
import type { ProgramStart } from './start.ts';

/** Runs `room open|board|export|end`. @throws CommandError (2) for anything else */
export async function room(start: ProgramStart): Promise<number> {
  const context = openContext(start);
  tellNotices(context);
  switch (start.argument) {
    case 'open':
      return (await import('./room-open.ts')).openRoom(context);
    case 'board': {
      const { ownBoard, remoteBoard } = await import('./room-board.ts');
      if (start.address !== undefined) return remoteBoard(start.address, context);
      return withStore(context, (store) => ownBoard(store, context));
    }
    case 'export':
      return withStore(context, (store) => exportRoom(store, context));
    case 'end':
      return withStore(context, (store) => endRoom(store, context));
    default:
      throw new CommandError(context.messages.room.actions(start.argument), EXIT.usage);
  }
}

async function exportRoom(store: RoomStore, context: CommandContext): Promise<number> {
  const { io, options } = context;
  const record = await requireRoom(store, context, false);
  const exported = exportOf(record, await wholeLog(store, record.id));
  const format = options.json ? 'json' : formatOf(options, FORMATS.room ?? []);
  if (format === 'json' && options.out === undefined) io.json(exported);
  else handOut(format === 'json' ? `${JSON.stringify(exported, undefined, 2)}\n` : csvOf(exported), context);
  return EXIT.done;
}

async function endRoom(store: RoomStore, context: CommandContext): Promise<number> {
  const { io, options } = context;
  const record = await requireRoom(store, context, true);
  const now = io.now();
  // A server that is open reads it in the log, and tells everybody.
  await store.append(record.id, [{ by: TEACHER, id: randomUUID(), at: now, body: { type: 'end' } }]);
  await store.end(record.id, now);
  if (options.json) io.json({ room: record.name, ended: true, keptUntil: keptUntil(record, now) });
  else for (const line of await endedLines(store, record, context)) io.out(line);
  return EXIT.done;
}
