/** The files on the side of a program that is called: this computer's, or a machine's. For `docker cp` and its kind. */
import { kindOf, readTree, writeTree } from '../../files/tree.ts';
import type { CopiedFile } from '../engine/contract/types.ts';

export interface HostFiles {
  kindOf(path: string): 'file' | 'folder' | undefined;
  /** A file, or a folder with all that is in it. @throws what node:fs throws */
  read(path: string): readonly CopiedFile[];
  /** Writes a file or makes a folder, with the folders above it. @throws what node:fs throws */
  write(path: string, content: string | undefined): void;
}

/** Files of this computer. `place` says where a path that was typed is; undefined when it can't be reached. */
export function diskFiles(place: (path: string) => string | undefined): HostFiles {
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
      readTree(need(path)).map((entry) =>
        entry.content === undefined
          ? { path: entry.path }
          : { path: entry.path, content: Buffer.from(entry.content).toString('utf8') },
      ),
    write: (path, content) =>
      writeTree(need(path), [
        content === undefined ? { path: '' } : { path: '', content: Buffer.from(content) },
      ]),
  };
}
