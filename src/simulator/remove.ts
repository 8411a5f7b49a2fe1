/** Removing the simulator with all its machines. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removedName } from '../files/leftovers.ts';
import { LOCK_TIMEOUT_MS, withLock } from '../files/lock.ts';
import { STATE_LOCK } from './store.ts';

/**
 * Removes the folder. It is gone from its place at once, so that a removal that is broken off leaves no half of it; and not
 * while a program is at work in it, which would write back what it had read.
 * @param patienceMs how long such a program is waited for
 * @throws LockedError when one is at work for too long; what the file system throws
 */
export function removeSimulator(folder: string, patienceMs: number = LOCK_TIMEOUT_MS): void {
  if (!existsSync(folder)) return;
  const aside = removedName(folder);
  withLock(
    join(folder, STATE_LOCK),
    () => {
      try {
        renameSync(folder, aside);
      } catch {
        // In use as a whole (Windows): then what can be removed is removed where it stands.
      }
    },
    patienceMs,
  );
  for (const path of [aside, folder]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}
