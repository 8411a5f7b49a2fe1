/** Whether a folder is the learner's own, so that nobody else on this computer can put anything in it. */
import { chmodSync, lstatSync, realpathSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolders } from './make-folders.ts';

/** Permission bits of stat(2): the sticky bit, and writing for group and others. */
const STICKY = 0o1000;
const GROUP_WRITES = 0o020;
const OTHERS_WRITE = 0o002;
const ROOT = 0;

/**
 * Makes `folder` if it is missing, for its owner only (0700), and returns whether its contents can be trusted: it is a
 * folder of this user's, and nobody else could put another in its place. On Windows, where a user's own folders are
 * guarded by their lists of rights, it is enough that it is there.
 * @returns false, never an error, also when it cannot be made
 */
export function isOwnFolder(folder: string): boolean {
  try {
    makeFolders(folder, 0o700);
    const stats = lstatSync(folder);
    if (!stats.isDirectory()) return false;
    const uid = process.getuid?.();
    if (uid === undefined) return true;
    if (stats.uid !== uid) return false;
    if ((stats.mode & 0o077) !== 0) chmodSync(folder, 0o700);
    return foldersAbove(realpathSync.native(folder)).every((above) => isKept(lstatSync(above), uid));
  } catch {
    return false;
  }
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}

/** Only its owner, which is this user or root, can move things in this folder. */
function isKept({ uid, gid, mode }: Stats, user: number): boolean {
  if (uid !== user && uid !== ROOT) return false;
  if ((mode & STICKY) !== 0) return true;
  // Where files are made for the group, too (umask 002), each user's group is theirs alone.
  const strangers =
    (mode & OTHERS_WRITE) !== 0 || ((mode & GROUP_WRITES) !== 0 && gid !== process.getgid?.());
  return !strangers;
}
