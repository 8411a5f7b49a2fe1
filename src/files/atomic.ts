/** Writes a file in one step: readers find the old text or the new one. */
import { renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { elapsedMs } from '../value/clock.ts';
import { codeOf } from '../value/error.ts';
import { makeFolders } from './make-folders.ts';
import { partName } from './part.ts';

/** Permission bits of group and others. */
const OTHERS = 0o077;

/**
 * Writes a file so that readers see the old text or the new one, never a part: writes beside it and renames. Makes the
 * folder if it is missing. Throws what node:fs throws (ENOSPC, EACCES, EROFS …), and then leaves the old file as it was.
 *
 * @param mode permissions of the file, `0o600` for what only its owner may read; a folder that is made is for them alone, too
 */
export function writeFileAtomic(path: string, content: string | Uint8Array, mode = 0o644): void {
  makeFolders(dirname(path), (mode & OTHERS) === 0 ? 0o700 : 0o777);
  const part = partName(path);
  try {
    // No fsync: a process that is killed loses nothing by it, and it would cost a short program most of its time.
    writeFileSync(part, content, { flag: 'wx', mode });
    renameOver(part, path);
  } catch (error) {
    discard(part);
    throw namingFile(error, path);
  }
}

/** The error with the name of the intended file: that of a full disk has no name, and others name the part. */
export function namingFile(error: unknown, path: string): unknown {
  return error instanceof Error ? Object.assign(error, { path }) : error;
}

/** Bytes. Steps write less than this, so a folder that takes this much has room for a step. */
const PROBE_BYTES = 16_384;

/** Checks that a folder can be written to, which is made if it is missing. @throws what the file system throws */
export function requireWritable(folder: string): void {
  const part = partName(join(folder, 'probe'));
  try {
    makeFolders(folder, 0o700);
    writeFileSync(part, Buffer.alloc(PROBE_BYTES), { flag: 'wx', mode: 0o600 });
    unlinkSync(part);
  } catch (error) {
    discard(part);
    throw namingFile(error, folder);
  }
}

/** Removes a part that failed. Errors are ignored: the reason of the failure matters more. */
function discard(part: string): void {
  try {
    unlinkSync(part);
  } catch {
    // It was never made.
  }
}

/** How long a virus scanner may hold a file that was just written, milliseconds. */
const HELD_MS = process.platform === 'win32' ? 3000 : 0;
const HELD: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Renames over a file. Windows refuses that while another process has one of the two open, so it is tried again.
 * @param patienceMs for how long
 * @throws what the file system throws in the end
 */
export function renameOver(
  from: string,
  to: string,
  { rename = renameSync, patienceMs = HELD_MS } = {},
): void {
  whileHeld(() => rename(from, to), patienceMs);
}

/** Tries again for as long as another process holds the file that `act` replaces. @throws what it throws in the end */
export function whileHeld(act: () => void, patienceMs = HELD_MS): void {
  const begun = elapsedMs();
  for (let pause = 10; ; pause = Math.min(2 * pause, 200)) {
    try {
      act();
      return;
    } catch (error) {
      if (elapsedMs() - begun >= patienceMs || !HELD.has(codeOf(error) ?? '')) throw error;
      sleepSync(pause);
    }
  }
}

/** Blocks this thread for `ms` milliseconds. */
export function sleepSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
