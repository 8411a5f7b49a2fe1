/** The home folder of a machine's user: kept on disk below the simulator's folder, used in memory. */
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { makeFolders } from '../../files/make-folders.ts';
import { portableNames } from '../../files/names.ts';

export const HOME = '/home/docker';

/** Path in the machine to content; a folder has none. */
export type HomeFiles = ReadonlyMap<string, Uint8Array | undefined>;

/** The path of a machine's home on this computer. */
export function homeOnDisk(simulatorFolder: string, machine: string): string {
  return join(simulatorFolder, 'machines', portableNames.toDisk(machine), 'home');
}

/** All files and folders below the home, without links. */
export function readHome(root: string): HomeFiles {
  const files = new Map<string, Uint8Array | undefined>([[HOME, undefined]]);
  collect(root, HOME, files);
  return files;
}

/** Writes the differences from `before` and removes deleted files. */
export function writeHome(root: string, before: HomeFiles, after: HomeFiles): void {
  for (const path of before.keys()) {
    if (!after.has(path)) rmSync(onDisk(root, path), { recursive: true, force: true });
  }
  for (const [path, content] of after) {
    const target = onDisk(root, path);
    const known = before.get(path);
    if (content === undefined) makeFolders(target, 0o700);
    else if (known === undefined || !same(known, content)) {
      makeFolders(dirname(target), 0o700);
      writeFileSync(target, content, { mode: 0o600 });
    }
  }
}

/** A path as the machine's user means it: `~`, relative to the home, or absolute. */
export function pathInMachine(path: string, cwd = HOME): string {
  const expanded = path === '~' || path.startsWith('~/') ? HOME + path.slice(1) : path;
  return posix.resolve(cwd, expanded);
}

/** The file of a path inside the home on this computer; undefined for a path outside it. */
export function inHome(root: string, path: string): string | undefined {
  return path === HOME || path.startsWith(`${HOME}/`) ? onDisk(root, path) : undefined;
}

function onDisk(root: string, path: string): string {
  return join(root, ...posix.relative(HOME, path).split('/').filter(Boolean).map(portableNames.toDisk));
}

function collect(folder: string, name: string, files: Map<string, Uint8Array | undefined>): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const inside = `${name}/${portableNames.fromDisk(entry.name)}`;
    if (entry.isDirectory()) {
      files.set(inside, undefined);
      collect(path, inside, files);
    } else if (entry.isFile()) files.set(inside, readFileSync(path));
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
