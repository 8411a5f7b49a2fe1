/** Reading files of ours, in whose place anything may stand. */
import { readFileSync, statSync } from 'node:fs';
import { codeOf } from '../value/error.ts';

/**
 * The text of a file. A folder, a pipe or a device in its place is never opened: reading a pipe would wait for ever.
 * @throws what node:fs throws; EFTYPE for what is no file
 */
export function readText(path: string): string {
  requireFile(path);
  return readFileSync(path, 'utf8');
}

/** The same; undefined where no file stands. One that is there and may not be read must not be taken for that. */
export function readIfThere(path: string): string | undefined {
  try {
    return readText(path);
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

/** @throws EFTYPE unless a file, or a link to one, stands at a path; what node:fs throws */
export function requireFile(path: string): void {
  if (statSync(path).isFile()) return;
  throw Object.assign(new Error(`EFTYPE: not a file, open '${path}'`), { code: 'EFTYPE', path });
}
