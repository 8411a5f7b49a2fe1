/** The files on the side of a program that is called: this computer's, or a machine's. For `docker cp` and its kind. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolders } from '../../files/make-folders.ts';
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
  const kindOf = (path: string): 'file' | 'folder' | undefined => {
    const at = place(path);
    const stats = at === undefined ? undefined : statSync(at, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    return stats.isDirectory() ? 'folder' : 'file';
  };
  const collect = (at: string, name: string): CopiedFile[] => {
    if (!statSync(at).isDirectory()) return [{ path: name, content: readFileSync(at, 'utf8') }];
    const inside = readdirSync(at).flatMap((entry) =>
      collect(join(at, entry), name === '' ? entry : `${name}/${entry}`),
    );
    return [{ path: name }, ...inside];
  };
  const need = (path: string): string => {
    const at = place(path);
    if (at !== undefined) return at;
    throw Object.assign(new Error(`open ${path}: permission denied`), { code: 'EACCES' });
  };
  return {
    kindOf,
    read: (path) => collect(need(path), ''),
    write: (path, content) => {
      const at = need(path);
      makeFolders(content === undefined ? at : dirname(at));
      if (content !== undefined) writeFileSync(at, content);
    },
  };
}
