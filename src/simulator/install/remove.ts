/** Removes the simulator with all its machines. */
import { lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftover } from '../../files/leftovers.ts';
import { LOCK_TIMEOUT_MS, withLock } from '../../files/lock.ts';
import { isRealFolder, namesIn, removeEmpty, removeOwn } from '../../files/own.ts';
import { partName } from '../../files/part.ts';
import { troubleOf } from '../../files/trouble.ts';
import { binOf, STATE_LOCK } from '../store/folder.ts';
import { gatesIn } from './gates.ts';
import { PROGRAMS } from './program-names.ts';

/** The simulator's files in its folder: nothing else is removed. */
const OWN = /^(state\.json(\.corrupt-[\dTZ-]+)?|secrets\.key|machines?)$/;
/** `swarm-tutor` is among them, for the session's shell. */
const SHIMS = [...PROGRAMS, 'swarm-tutor'].flatMap((name) => [name, `${name}.exe`, `${name}.cmd`]);

const isOwn = (name: string): boolean => OWN.test(name) || isLeftover(name);

/**
 * Removes the simulator's files, and its folder if nothing else is in it. It is moved away in one step, so that an
 * interrupted removal leaves no half of it; but not while a program is working in it, which would write its state
 * back.
 * @param patienceMs how long to wait for such a program
 * @throws LockedError when one works for too long; what the file system throws
 */
export function removeSimulator(folder: string, patienceMs: number = LOCK_TIMEOUT_MS): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
  // Programs are made again at every start. They go first, as a lock needs room on a full disk.
  const bin = binOf(folder);
  const [list, ...gates] = gatesIn(bin);
  const programs = new Set([...SHIMS, ...gates]);
  removeOwn(bin, (name) => programs.has(name) || isLeftover(name));
  // Their list goes after them, or the rest of an interrupted removal could not be distinguished from other people's files.
  removeOwn(bin, (name) => name === list);
  const aside = partName(folder);
  underLock(folder, patienceMs, () => {
    const isAllOurs = namesIn(folder).every((name) => isOwn(name) || name === STATE_LOCK);
    if (isRealFolder(folder) && isAllOurs && isMoved(folder, aside)) return;
    removeOwn(folder, isOwn);
  });
  rmSync(aside, { recursive: true, force: true, maxRetries: 5 });
  removeEmpty(folder);
}

/** If the disk is too full for a lock, no program can be working either: it would need one, too. */
function underLock(folder: string, patienceMs: number, work: () => void): void {
  let begun = false;
  try {
    withLock(
      join(folder, STATE_LOCK),
      () => {
        begun = true;
        work();
      },
      patienceMs,
    );
  } catch (error) {
    const kind = troubleOf(error);
    if (begun || (kind !== 'full' && kind !== 'quota')) throw error;
    work();
  }
}

/** Moves the whole folder away; not possible while it is in use (Windows). */
function isMoved(folder: string, aside: string): boolean {
  try {
    renameSync(folder, aside);
    return true;
  } catch {
    return false;
  }
}
