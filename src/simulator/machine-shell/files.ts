/** Copying files to and from a machine without a shell, as `scp` does. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MachineFile } from '../../docker-machine/backend.ts';
import { makeFolders } from '../../files/make-folders.ts';
import { absolute, homeOnDisk, inHome } from './home.ts';

/** A file, or a folder with all that is in it; undefined when there is none. */
export function readMachineFiles(
  folder: string,
  machine: string,
  path: string,
): readonly MachineFile[] | undefined {
  const target = inHome(homeOnDisk(folder, machine), absolute(path));
  if (target === undefined || kindOf(target) === undefined) return undefined;
  return collect(target, '');
}

/**
 * Writes to `path`, or into it under `asName` if it is a folder.
 * @returns `outside` for a place outside the home, `missing` where the folder is not there that it would be in
 */
export function writeMachineFiles(
  folder: string,
  machine: string,
  path: string,
  asName: string,
  files: readonly MachineFile[],
): 'written' | 'outside' | 'missing' {
  const root = homeOnDisk(folder, machine);
  const target = inHome(root, absolute(path));
  if (target === undefined) return 'outside';
  makeFolders(root);
  const base = kindOf(target) === 'folder' || path.endsWith('/') ? join(target, asName) : target;
  if (kindOf(dirname(base)) !== 'folder') return 'missing';
  for (const file of files) {
    const place = join(base, ...file.path.split('/'));
    makeFolders(file.content === undefined ? place : dirname(place));
    if (file.content !== undefined) writeFileSync(place, file.content);
  }
  return 'written';
}

/** Removes all that is kept of a machine. */
export function removeMachineFiles(folder: string, machine: string): void {
  rmSync(dirname(homeOnDisk(folder, machine)), { recursive: true, force: true });
}

function collect(place: string, name: string): MachineFile[] {
  if (kindOf(place) !== 'folder') return [{ path: name, content: readFileSync(place) }];
  const inside = readdirSync(place).flatMap((entry) =>
    collect(join(place, entry), name === '' ? entry : `${name}/${entry}`),
  );
  return [{ path: name }, ...inside];
}

function kindOf(place: string): 'file' | 'folder' | undefined {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isDirectory() ? 'folder' : 'file';
}
