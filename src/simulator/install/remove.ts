/** Removing the simulator with all its machines. */
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

/** What the simulator makes in its folder: nothing else of it is removed. */
const OWN = /^(state\.json(\.corrupt-[\dTZ-]+)?|secrets\.key|machines?)$/;
/** `swarm-tutor` stands among them, for the session's shell. */
const SHIMS = [...PROGRAMS, 'swarm-tutor'].flatMap((name) => [name, `${name}.exe`, `${name}.cmd`]);

const isOwn = (name: string): boolean => OWN.test(name) || isLeftover(name);

/**
 * Removes what the simulator made, and its folder if nothing else is in it. It is gone from its place at once, so that a
 * removal that is broken off leaves no half of it; and not while a program is at work in it, which would write back what it
 * had read.
 * @param patienceMs how long such a program is waited for
 * @throws LockedError when one is at work for too long; what the file system throws
 */
export function removeSimulator(folder: string, patienceMs: number = LOCK_TIMEOUT_MS): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
  // Programs are made anew at every start. They go first, as a lock needs room on a full disk.
  const bin = binOf(folder);
  const [list, ...gates] = gatesIn(bin);
  const programs = new Set([...SHIMS, ...gates]);
  removeOwn(bin, (name) => programs.has(name) || isLeftover(name));
  // The list of them goes after them, or what a broken-off removal leaves could not be told from other people's files.
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

/** Where the disk is so full that a lock finds no room, nobody can be at work either: they would need one, too. */
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

/** Puts the whole folder out of the way; not possible while it is in use as a whole (Windows). */
function isMoved(folder: string, aside: string): boolean {
  try {
    renameSync(folder, aside);
    return true;
  } catch {
    return false;
  }
}
