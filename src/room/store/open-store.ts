/** Opens the store that an address or a path names. What it needs is loaded then, and not before. */
import type { RoomStore } from './store.ts';

/** @throws StoreError; what the file system throws */
export async function openStore(where: string): Promise<RoomStore> {
  return (await import('./sqlite.ts')).openSqlite(where);
}
