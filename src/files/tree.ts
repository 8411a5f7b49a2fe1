/** Files and folders that a learner's command copies: read with all that is in them, and written where it says. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolders } from './make-folders.ts';
import { type DiskNames, plainNames } from './names.ts';
import { readBytes } from './read.ts';

/** One file or folder of what is copied. */
export interface TreeEntry {
  /** Empty for the copied file or folder itself; `/` between the parts. */
  readonly path: string;
  /** Undefined is a folder. */
  readonly content?: Uint8Array;
}

/** What is at a path, links followed; undefined if nothing is. @throws what node:fs throws */
export function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isDirectory() ? 'folder' : 'file';
}

/** A file, or a folder with all that is in it, links followed; the folder first. @throws what node:fs throws */
export function readTree(at: string, names: DiskNames = plainNames()): TreeEntry[] {
  return entriesOf(at, '', names);
}

function entriesOf(at: string, path: string, names: DiskNames): TreeEntry[] {
  if (!statSync(at).isDirectory()) return [{ path, content: readBytes(at) }];
  const inside = readdirSync(at).flatMap((onDisk) => {
    const name = names.fromDisk(onDisk);
    return entriesOf(join(at, onDisk), path === '' ? name : `${path}/${name}`, names);
  });
  return [{ path }, ...inside];
}

/** The same entries in a folder of that name; of `.` they are the contents. */
export function inFolder<Entry extends Pick<TreeEntry, 'path'>>(
  name: string,
  entries: readonly Entry[],
): Entry[] {
  return entries.map((entry) => ({ ...entry, path: entry.path === '' ? name : `${name}/${entry.path}` }));
}

/**
 * Writes entries below a place, with the folders above them. A file that is there is written over and not replaced, as by
 * `cp`: it may be a link or a device. @throws what node:fs throws; NameError before a file is written that this disk can't have
 * @param isPrivate what is made is for its owner only
 */
export function writeTree(
  base: string,
  entries: readonly TreeEntry[],
  names: DiskNames = plainNames(),
  isPrivate = false,
): void {
  const places = entries.map(({ path, content }) => ({
    at: join(
      base,
      ...path
        .split('/')
        .filter((name) => name !== '' && name !== '.')
        .map(names.toDisk),
    ),
    content,
  }));
  for (const { at, content } of places) {
    makeFolders(content === undefined ? at : dirname(at), isPrivate ? 0o700 : 0o777);
    if (content !== undefined) writeFileSync(at, content, { mode: isPrivate ? 0o600 : 0o666 });
  }
}
