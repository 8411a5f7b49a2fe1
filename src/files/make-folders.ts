/** Makes folders, and ends with an error where the file system can't hold any. */

import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../value/error.ts';

/**
 * Makes a folder and those above it that are missing. Not with `recursive` of node:fs, which never ends where a folder
 * that is there cannot hold another (below /proc).
 * @param mode permissions of the folders it makes
 * @throws what node:fs throws (EACCES, ENOTDIR, ENOENT, EROFS …); EEXIST for a file in its place
 */
export function makeFolders(path: string, mode = 0o777): void {
  // Mostly it is there, and an error costs more than this look.
  if (isFolder(path)) return;
  try {
    makeOne(path, mode);
  } catch (error) {
    const above = dirname(path);
    if (codeOf(error) !== 'ENOENT' || above === path) throw error;
    makeFolders(above, mode);
    makeOne(path, mode);
  }
}

function makeOne(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // A root says EISDIR, EPERM or EROFS of itself, by system.
    if (codeOf(error) === 'ENOENT') throw error;
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
