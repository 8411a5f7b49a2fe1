/** The files on the side of a program that is called: this computer's, or a machine's. For `docker cp` and its kind. */
import { type DiskNames, plainNames } from '../../files/names.ts';
import { kindOf, readTree, writeTree } from '../../files/tree.ts';
import type { CopiedFile } from '../engine/contract/types.ts';

export interface HostFiles {
  kindOf(path: string): 'file' | 'folder' | undefined;
  /** A file, or a folder with all that is in it. @throws what node:fs throws */
  read(path: string): readonly CopiedFile[];
  /** Writes files and makes folders below a place, with those above them. @throws what node:fs throws; NameError */
  write(path: string, files: readonly CopiedFile[]): void;
}

/**
 * Files of this computer. `place` resolves a typed path; undefined when it can't be reached.
 * @param names how names are written on its disk
 */
export function diskFiles(
  place: (path: string) => string | undefined,
  names: DiskNames = plainNames(),
): HostFiles {
  const need = (path: string): string => {
    const at = place(path);
    if (at !== undefined) return at;
    throw Object.assign(new Error(`open ${path}: permission denied`), { code: 'EACCES' });
  };
  return {
    kindOf: (path) => {
      const at = place(path);
      return at === undefined ? undefined : kindOf(at);
    },
    read: (path) =>
      readTree(need(path), names).map((entry) =>
        entry.content === undefined
          ? { path: entry.path }
          : { path: entry.path, content: Buffer.from(entry.content).toString('utf8') },
      ),
    write: (path, files) =>
      writeTree(
        need(path),
        files.map(({ path: inside, content }) =>
          content === undefined ? { path: inside } : { path: inside, content: Buffer.from(content) },
        ),
        names,
      ),
  };
}
