/** Reads and continues our own files, which may have been replaced by anything. */
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { codeOf } from '../value/error.ts';

/**
 * The text of a file. A folder, a pipe or a device in its place is never opened: reading a pipe would wait for ever.
 * @throws what node:fs throws; EFTYPE for what is no file
 */
export function readText(path: string): string {
  requireFile(path);
  return readFileSync(path, 'utf8');
}

/** The bytes of a file. @throws as `readText` */
export function readBytes(path: string): Buffer {
  requireFile(path);
  return readFileSync(path);
}

/** The text of a file; undefined if there is no file. An unreadable file still throws: it isn't the same as a missing one. */
export function readIfThere(path: string): string | undefined {
  return ifThere(() => readText(path));
}

/** The bytes of a file; otherwise as `readIfThere`. */
export function bytesIfThere(path: string): Buffer | undefined {
  return ifThere(() => readBytes(path));
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The same of any file; undefined where it can't be read. */
export function textIn(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}

/**
 * Adds text to the end of a file, which is made for its owner only if it is missing.
 * @throws what node:fs throws; EFTYPE for what is no file, which is not opened: writing to a pipe would wait for ever
 */
export function appendText(path: string, text: string): void {
  requireNothingElse(path);
  appendFileSync(path, text, { mode: 0o600 });
}

/** @throws EFTYPE if there is something else than a file, or a link to one, at the path; what node:fs throws */
export function requireNothingElse(path: string): void {
  try {
    requireFile(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** @throws EFTYPE unless there is a file, or a link to one, at the path; what node:fs throws */
export function requireFile(path: string): void {
  if (statSync(path).isFile()) return;
  throw Object.assign(new Error(`EFTYPE: not a file, open '${path}'`), { code: 'EFTYPE', path });
}
