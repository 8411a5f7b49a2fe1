/** What a program that was killed leaves lying about: parts of files that were never put in their place. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './holder.ts';
import { tryLock } from './lock.ts';

/**
 * Parts written beside a file by `writeFileAtomic` (its time takes eight digits of base 36), by the shell's saved state, and
 * by locks; the shell's folders: all name their process. A home may hold a learner's own files, so no form is wider than ours.
 */
const BY_PROCESS = [
  /\.(\d+)-[0-9a-z]{8}\.tmp$/,
  /^session(?:-[a-z]+)?\.json\.(\d+)\.tmp$/,
  /^(?:(?:progress|ledger)\.json|state)\.lock\.(\d+)-[0-9a-z]{8}-\d+$/,
  /^(?:(?:progress|ledger)\.json|state)\.lock\.stale-(\d+)-\d+$/,
  /^swarm-tutor-(\d+)-\w{6}$/,
];
/** Parts of the library that writes the progress, which names no process. */
const NAMELESS = /^progress\.json\.tmp-\d{10}[0-9a-f]{6}$/;
/** The simulator's folder on its way out; whoever finds one may finish it. */
const REMOVED = /^simulator\.removed-\d+$/;
/** Locks of this program's files. */
const LOCK = /^((progress|ledger)\.json|state)\.lock$/;
/** Nobody writes a file for so long. Milliseconds. */
const OLD_MS = 60_000;

/**
 * Removes such parts from a folder, only those of the forms that this program gives them, and only when the process that
 * wrote them is gone. Trouble is passed over: they are in nobody's way.
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

/** Whether a name is one that this program gives to parts of files and to what is on its way out, whoever wrote it. */
export function isLeftover(name: string): boolean {
  return REMOVED.test(name) || NAMELESS.test(name) || BY_PROCESS.some((form) => form.test(name));
}

/** Where a folder waits for its removal: it is out of the way at once, however long its removal takes. */
export function removedName(path: string): string {
  return `${path}.removed-${process.pid}`;
}

/** A lock whose holder has died is taken over, and released. */
function isFreed(path: string): boolean {
  const release = tryLock(path) ?? tryLock(path);
  release?.();
  return release !== undefined;
}

function isAbandoned(path: string, name: string, now: number): boolean {
  if (REMOVED.test(name)) return true;
  if (NAMELESS.test(name)) return now - statSync(path).mtimeMs > OLD_MS;
  const pid = BY_PROCESS.map((form) => form.exec(name)?.[1]).find((found) => found !== undefined);
  return pid !== undefined && Number(pid) !== process.pid && !isAlive(Number(pid));
}
