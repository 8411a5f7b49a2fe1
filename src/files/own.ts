/** Removes our files from folders that may hold other people's as well. */

import { lstatSync, readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { codeOf } from '../value/error.ts';

/** The names in a folder; none when there is no such folder. A link to a folder is read as that folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** Removes from a folder whatever `isOurs` accepts by name, and then the folder itself if it is empty and no link. */
export function removeOwn(folder: string, isOurs: (name: string) => boolean): void {
  // Links in it are removed, never what they lead to.
  for (const name of namesIn(folder).filter(isOurs))
    rmSync(resolve(folder, name), { recursive: true, force: true, maxRetries: 5 });
  removeEmpty(folder);
}

/** Removes a folder if it is empty. A folder with other files, or behind a link, is in use by somebody else. */
export function removeEmpty(folder: string): void {
  if (!isRealFolder(folder) || namesIn(folder).length > 0) return;
  rmdirSync(folder);
}

/** Whether there is a folder at the path, and not a link to one. */
export function isRealFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether a path leads below a folder, both as written and with links followed; it need not exist. */
export function isBelow(folder: string, path: string): boolean {
  const full = resolve(folder, path);
  if (!isInside(resolve(folder), full)) return false;
  try {
    const [real, parent] = [realpathSync(folder), realpathSync(dirname(full))];
    return parent === real || isInside(real, parent);
  } catch (error) {
    // Where there is no such folder, nothing outside can be meant.
    return codeOf(error) === 'ENOENT';
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
