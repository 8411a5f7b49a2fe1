/** Files and folders that a learner's command copies: read with all that is in them, and written where it says. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolders } from './make-folders.ts';

/** One file or folder of what is copied. */
export interface TreeEntry {
  /** Empty for the copied file or folder itself; `/` between the parts. */
  readonly path: string;
  /** Undefined is a folder. */
  readonly content?: Uint8Array;
}

/** What stands at a path, links followed; undefined for nothing. @throws what node:fs throws */
export function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isDirectory() ? 'folder' : 'file';
}

/** A file, or a folder with all that is in it, links followed; the folder first. @throws what node:fs throws */
export function readTree(at: string, path = ''): TreeEntry[] {
  if (!statSync(at).isDirectory()) return [{ path, content: readFileSync(at) }];
  const inside = readdirSync(at).flatMap((name) =>
    readTree(join(at, name), path === '' ? name : `${path}/${name}`),
  );
  return [{ path }, ...inside];
}

/**
 * Writes entries below a place, with the folders above them. A file that is there is written over and not replaced, as by
 * `cp`: it may be a link or a device. @throws what node:fs throws
 */
export function writeTree(base: string, entries: readonly TreeEntry[]): void {
  for (const { path, content } of entries) {
    const at = join(base, ...path.split('/'));
    makeFolders(content === undefined ? at : dirname(at));
    if (content !== undefined) writeFileSync(at, content);
  }
}
