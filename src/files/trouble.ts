/** The known causes of trouble with files, distinguished by the operating system's error codes. */
import { codeOf } from '../value/error.ts';

/** A full disk, a quota, a read-only file system, missing rights, something else in a file's place. */
export type TroubleKind = 'full' | 'quota' | 'read-only' | 'forbidden' | 'in-the-way';

/** By the codes of errno(3), which Windows' errors are translated to as well. */
const KINDS: Readonly<Record<string, TroubleKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'quota',
  EROFS: 'read-only',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EEXIST: 'in-the-way',
  EISDIR: 'in-the-way',
  ENOTDIR: 'in-the-way',
  ENOTEMPTY: 'in-the-way',
  ELOOP: 'in-the-way',
  EFTYPE: 'in-the-way',
  // What Node.js says where it was to remove a file and finds a folder.
  ERR_FS_EISDIR: 'in-the-way',
};

/** What kind of trouble with files an error is; undefined for all else. */
export function troubleOf(error: unknown): TroubleKind | undefined {
  const code = codeOf(error);
  return code === undefined ? undefined : KINDS[code];
}
