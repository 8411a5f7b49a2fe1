/** Opens the store that an address or a path names. What it needs is loaded then, and not before. */
import { type RoomStore, StoreError } from './store.ts';

const DATABASE = /^postgres(ql)?:\/\//i;
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;

/** @throws StoreError; what the file system throws */
export async function openStore(where: string): Promise<RoomStore> {
  if (DATABASE.test(where)) return (await import('./postgres.ts')).openPostgres(where);
  if (ADDRESS.test(where)) throw new StoreError('unknown-kind', where.replace(/\/\/.*/, '//…'));
  return (await import('./sqlite.ts')).openSqlite(where);
}
