/**
 * A lock between processes: a file that exists while somebody holds it, with the holder's process id in it. A lock whose
 * holder has died (kill -9, power cut) is taken over.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { pause } from './atomic.ts';

/** How long a caller waits for a lock before it gives up, milliseconds. */
export const LOCK_TIMEOUT_MS = 15_000;
/** A lock file without a readable owner is being written, or was left half-written; after this long it is the latter. */
const UNREADABLE_AFTER_MS = 2_000;
const RETRY_MS = 4;

/** Somebody else held the lock for too long. */
export class LockedError extends Error {
  readonly path: string;
  /** Process id of the holder, if it is known. */
  readonly holder: number | undefined;
  constructor(path: string, holder: number | undefined) {
    super(`${path} is held by ${holder === undefined ? 'another process' : `process ${holder}`}`);
    this.name = 'LockedError';
    this.path = path;
    this.holder = holder;
  }
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Tells two holders of one process apart. */
  readonly token: string;
}

let count = 0;

/** Not rmSync: loading what that needs takes a short program longer than all the rest of a lock. */
function unlink(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function read(path: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, token } = value as Partial<Owner>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof token !== 'string') return undefined;
    return { pid, host, token };
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  // A holder on another computer (a shared folder) can't be asked; its lock is respected.
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isStale(path: string): boolean {
  const owner = read(path);
  if (owner !== undefined) return !isAlive(owner);
  try {
    return Date.now() - statSync(path).mtimeMs > UNREADABLE_AFTER_MS;
  } catch {
    return false;
  }
}

/** Takes a dead holder's lock away. Only one of several that try gets it: a rename moves a file only once. */
function breakStale(path: string): void {
  const aside = `${path}.stale-${process.pid}-${++count}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // Between the look and the rename a live process may have taken it: then it is put back.
  const owner = read(aside);
  if (owner !== undefined && isAlive(owner)) {
    try {
      linkSync(aside, path);
    } catch {
      // A third one has it now. The holder notices nothing; it releases only what bears its own token.
    }
  }
  unlink(aside);
}

/** Tries once; a function that releases the lock, or undefined when somebody holds it. */
export function tryLock(path: string): (() => void) | undefined {
  const token = `${process.pid}-${Date.now().toString(36)}-${++count}`;
  const text = JSON.stringify({ pid: process.pid, host: hostname(), token } satisfies Owner);
  const part = `${path}.${token}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Written whole and then linked, so that nobody ever sees a lock without its owner.
    writeFileSync(part, text, { flag: 'wx', mode: 0o600 });
    linkSync(part, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      if (isStale(path)) breakStale(path);
      return undefined;
    }
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if (!createPlain(path, text)) return undefined;
  } finally {
    unlink(part);
  }
  return () => {
    if (read(path)?.token === token) unlink(path);
  };
}

/** For file systems without hard links. */
function createPlain(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isStale(path)) breakStale(path);
    return false;
  }
}

/**
 * Runs `act` while holding the lock. Blocks the thread while somebody else holds it.
 * @throws LockedError after LOCK_TIMEOUT_MS; whatever `act` throws
 */
export function withLock<T>(path: string, act: () => T, timeoutMs = LOCK_TIMEOUT_MS): T {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const release = tryLock(path);
    if (release !== undefined) {
      try {
        return act();
      } finally {
        release();
      }
    }
    if (Date.now() > end) throw new LockedError(path, read(path)?.pid);
    pause(RETRY_MS);
  }
}

/**
 * Waits for the lock without blocking the thread, so that several holders of one process can take turns.
 * @returns a function that releases it
 * @throws LockedError after the time limit
 */
export async function acquireLock(path: string, timeoutMs = LOCK_TIMEOUT_MS): Promise<() => void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const release = tryLock(path);
    if (release !== undefined) return release;
    if (Date.now() > end) throw new LockedError(path, read(path)?.pid);
    await new Promise((done) => setTimeout(done, RETRY_MS));
  }
}
