/** The store of rooms that the options name, and the rooms in it. */
import { resolve } from 'node:path';
import type { Messages } from '../i18n/messages.ts';
import type { RoomRecord } from '../room/contract/log.ts';
import { outlineOf, type RoomOutline } from '../room/contract/outline.ts';
import { openStore } from '../room/store/open-store.ts';
import { type RoomStore, StoreError } from '../room/store/store.ts';
import type { CommandContext } from './context.ts';
import { CommandError, EXIT } from './io.ts';

/** Runs with the store of `--store`, or that of this home. @throws CommandError (3) when it can't be used */
export async function withStore<T>(
  { home, options, messages }: CommandContext,
  work: (store: RoomStore) => Promise<T>,
): Promise<T> {
  const { store: given } = options.room;
  const where = given === undefined ? home.rooms : /^[a-z]+:\/\//.test(given) ? given : resolve(given);
  const store = await openStore(where).catch((error: unknown) => {
    throw storeTrouble(error, messages);
  });
  try {
    await store.purge(Date.now());
    return await work(store);
  } catch (error) {
    throw storeTrouble(store.troubleOf(error) ?? error, messages);
  } finally {
    await store.close().catch(() => undefined);
  }
}

function storeTrouble(error: unknown, { room }: Messages): unknown {
  return error instanceof StoreError
    ? new CommandError(room.store[error.problem](error.where), EXIT.notReady)
    : error;
}

/** The outline of a room's course. @throws CommandError (2) where the course is not at hand */
export function requireOutline({ name, course }: RoomRecord, { room }: Messages): RoomOutline {
  try {
    return outlineOf(course);
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(room.needsCourse(name, course), EXIT.usage);
    throw error;
  }
}

/** The room of `--name`, or the only one; `isOpen`: of those that have not ended. @throws CommandError (2) */
export async function requireRoom(
  store: RoomStore,
  { options, messages }: CommandContext,
  isOpen: boolean,
): Promise<RoomRecord> {
  const { name } = options.room;
  const words = messages.room;
  const rooms = (await store.rooms()).filter(({ endedAt }) => !isOpen || endedAt === undefined);
  const names = rooms.map((room) => room.name);
  const [latest] = rooms;
  if (!latest) throw new CommandError(isOpen ? words.noneOpen : words.noneKept, EXIT.usage);
  if (name !== undefined) {
    const named = rooms.find((room) => room.name === name);
    if (!named) throw new CommandError(words.noSuchRoom(name, names), EXIT.usage);
    return named;
  }
  if (isOpen && rooms.length > 1) throw new CommandError(words.severalOpen(names), EXIT.usage);
  return latest;
}
