/** Removes what a killed program leaves behind: parts of files that were never moved into place. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './holder.ts';
import { tryLock } from './lock.ts';
import { processOf } from './part.ts';

/** Parts of the library that writes the progress, which names no process. */
const NAMELESS = /^progress\.json\.tmp-\d{10}[0-9a-f]{6}$/;
/** Locks of this program's files. */
const LOCK = /^((progress|ledger)\.json|state)\.lock$/;
/** No file takes this long to write. Milliseconds. */
const OLD_MS = 60_000;

/**
 * Removes such parts from a folder, only those with names that this program gives, and only when the process that
 * wrote them is gone. Errors are ignored: leftovers do no harm.
 * @param now milliseconds since the epoch; infinity takes parts that name no process for old ones
 * @returns the names that were removed
 */
export function removeLeftovers(folder: string, now: number = Date.now()): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.filter((name) => {
    const path = join(folder, name);
    try {
      if (LOCK.test(name)) return isFreed(path);
      if (!isAbandoned(path, name, now)) return false;
      rmSync(path, { recursive: true, force: true });
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether a name has the form that this program gives to parts of files and to things being removed, by any process. */
export function isLeftover(name: string): boolean {
  return NAMELESS.test(name) || processOf(name) !== undefined;
}

/** A lock whose holder has died is taken over, and released. */
function isFreed(path: string): boolean {
  const release = tryLock(path) ?? tryLock(path);
  release?.();
  return release !== undefined;
}

function isAbandoned(path: string, name: string, now: number): boolean {
  if (NAMELESS.test(name)) return now - statSync(path).mtimeMs > OLD_MS;
  const id = processOf(name);
  return id !== undefined && id !== process.pid && !isAlive(id);
}
