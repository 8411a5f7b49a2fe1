/**
 * A lock between processes: a file that exists while it is held, and names the holder. A lock whose holder is gone (kill -9,
 * power cut), though its process id may be another's by now, is taken over.
 */

import { linkSync, lstatSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { elapsedMs } from '../value/clock.ts';
import { defined } from '../value/defined.ts';
import { codeOf } from '../value/error.ts';
import { namingFile, sleepSync } from './atomic.ts';
import { ageOf, type Holder, isGone, parseHolder, thisProcess } from './holder.ts';
import { makeFolders } from './make-folders.ts';
import { partName } from './part.ts';

/** How long a caller waits for a lock before it gives up, milliseconds. */
export const LOCK_TIMEOUT_MS = 10_000;
/** A lock file without a readable holder is being written, or was left half-written; after this long it is the latter. */
const UNREADABLE_AFTER_MS = 2_000;
/** Turns are short: once a lock is this old, it is worth asking the system about its holder. */
const THOROUGH_AFTER_MS = 500;
const RETRY_MS = 4;

/** Another process held the lock for too long. The message says who, which file, and what to do. */
export class LockedError extends Error {
  readonly path: string;
  /** Who holds it, if that can be read. */
  readonly holder: Holder | undefined;
  constructor(path: string, holder: Holder | undefined) {
    super(
      holder === undefined
        ? `${path} is in the way, and does not say who holds it. If no other swarm-tutor is running, remove it, then try again.`
        : `${path} is held by process ${holder.pid} on ${holder.host}${sinceOf(holder)}. End that process if it hangs; if it is not part of swarm-tutor, remove the file. Then try again.`,
    );
    this.name = 'LockedError';
    this.path = path;
    this.holder = holder;
  }
}

function sinceOf({ at }: Holder): string {
  return at === undefined ? '' : ` since ${new Date(at).toISOString()}`;
}

/** Not rmSync: loading what that needs takes a short program longer than all the rest of a lock. */
function unlink(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** What is in a lock's place. Only a file is ever opened: opening a pipe would block. */
function read(path: string): { readonly holder?: Holder; readonly madeAt: number } | undefined {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile()) return undefined;
    const holder = parseHolder(readFileSync(path, 'utf8'));
    return { madeAt: stats.mtimeMs, ...defined({ holder }) };
  } catch {
    return undefined;
  }
}

/** Something that no program of ours makes: it has no holder, so it will never be released. */
function isObstructed(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile();
}

/** @param now by the clock of the file system, as the lock's own time is */
function isStale(path: string, now: number, thorough: boolean): boolean {
  const found = read(path);
  if (found === undefined) return false;
  const { holder, madeAt } = found;
  return holder === undefined
    ? ageOf(madeAt, now) > UNREADABLE_AFTER_MS
    : isGone(holder, madeAt, now, thorough);
}

/** Takes a stale lock away. Only one of several that try gets it: a rename moves a file only once. */
function breakStale(path: string, now: number, thorough: boolean): void {
  const aside = partName(path);
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // Between the look and the rename a live process may have taken it: then it is put back.
  if (read(aside) !== undefined && !isStale(aside, now, thorough)) {
    try {
      linkSync(aside, path);
    } catch {
      // A third process has it now. The holder notices nothing; it releases only a lock with its own token.
    }
  }
  unlink(aside);
}

/** The errors of file systems without hard links (FAT, exFAT): on Linux, macOS, others, and Windows, whose error Node.js calls EISDIR. */
const WITHOUT_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR']);

/**
 * Tries once; a function that releases the lock, or undefined when it is held.
 * @param thorough ask the system about the holder even where that takes a program (see `isGone`)
 * @throws what the file system throws
 */
export function tryLock(path: string, thorough = false): (() => void) | undefined {
  const part = partName(path);
  const token = basename(part);
  const text = JSON.stringify({ ...thisProcess(), token, at: Date.now() } satisfies Holder);
  try {
    makeFolders(dirname(path), 0o700);
    // Written whole and then linked, so that a lock never appears without its holder.
    writeFileSync(part, text, { flag: 'wx', mode: 0o600 });
    linkSync(part, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') {
      const now = lstatSync(part).mtimeMs;
      if (isStale(path, now, thorough)) breakStale(path, now, thorough);
      return undefined;
    }
    if (!WITHOUT_LINKS.has(code ?? '')) throw namingFile(error, path);
    if (!createPlain(path, text, lstatSync(part).mtimeMs, thorough)) return undefined;
  } finally {
    unlink(part);
  }
  return () => {
    if (read(path)?.holder?.token === token) unlink(path);
  };
}

/** For file systems without hard links. */
function createPlain(path: string, text: string, now: number, thorough: boolean): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (isStale(path, now, thorough)) breakStale(path, now, thorough);
    return false;
  }
}

/**
 * Runs `act` while holding the lock. Blocks the thread while another process holds it.
 * @throws LockedError after `timeoutMs`, and at once where something else than a file is in its place; whatever `act`
 * and the file system throw
 */
export function withLock<T>(path: string, act: () => T, timeoutMs = LOCK_TIMEOUT_MS): T {
  const begun = elapsedMs();
  for (;;) {
    const waited = elapsedMs() - begun;
    const release = tryLock(path, waited > THOROUGH_AFTER_MS);
    if (release !== undefined) {
      try {
        return act();
      } finally {
        release();
      }
    }
    if (waited > timeoutMs || isObstructed(path)) throw new LockedError(path, read(path)?.holder);
    sleepSync(RETRY_MS);
  }
}

/**
 * Waits for the lock without blocking the thread, so that several holders of one process can take turns.
 * @returns a function that releases it
 * @throws LockedError after `timeoutMs`, and at once where something else than a file is in its place; what the file
 * system throws
 */
export async function acquireLock(path: string, timeoutMs = LOCK_TIMEOUT_MS): Promise<() => void> {
  const begun = elapsedMs();
  for (;;) {
    const waited = elapsedMs() - begun;
    const release = tryLock(path, waited > THOROUGH_AFTER_MS);
    if (release !== undefined) return release;
    if (waited > timeoutMs || isObstructed(path)) throw new LockedError(path, read(path)?.holder);
    await new Promise((done) => setTimeout(done, RETRY_MS));
  }
}
