/** Copies files to and from a machine without a shell, as `scp` does. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolders } from '../../files/make-folders.ts';
import { portableNames } from '../../files/names.ts';
import { kindOf, readTree, type TreeEntry, writeTree } from '../../files/tree.ts';
import { homeOnDisk, inHome, pathInMachine } from './home.ts';

/** A file, or a folder with all that is in it; undefined when there is none. */
export function readMachineFiles(
  folder: string,
  machine: string,
  path: string,
): readonly TreeEntry[] | undefined {
  const target = inHome(homeOnDisk(folder, machine), pathInMachine(path));
  if (target === undefined || kindOf(target) === undefined) return undefined;
  return readTree(target, portableNames);
}

/**
 * Writes to `path`, or into it under `asName` if it is a folder.
 * @returns `outside` for a place outside the home, `missing` if its parent folder does not exist
 */
export function writeMachineFiles(
  folder: string,
  machine: string,
  path: string,
  asName: string,
  files: readonly TreeEntry[],
): 'written' | 'outside' | 'missing' {
  const root = homeOnDisk(folder, machine);
  const target = inHome(root, pathInMachine(path));
  if (target === undefined) return 'outside';
  makeFolders(root, 0o700);
  const base =
    kindOf(target) === 'folder' || path.endsWith('/') ? join(target, portableNames.toDisk(asName)) : target;
  if (kindOf(dirname(base)) !== 'folder') return 'missing';
  writeTree(base, files, portableNames, true);
  return 'written';
}

/** Removes all stored files of a machine. */
export function removeMachineFiles(folder: string, machine: string): void {
  rmSync(dirname(homeOnDisk(folder, machine)), { recursive: true, force: true });
}
