/** Programs of ours on a session's PATH: small files that start one main file under the name they are called by. */
import { join } from 'node:path';
import { makeFolders } from '../files/make-folders.ts';
import { posixWord } from '../text/quoting.ts';
import { put } from './put.ts';
import { type Installed, putForWindows } from './windows-shims.ts';

export interface ShimTarget {
  /** Absolute path of the Node.js program. */
  readonly nodePath: string;
  /** Absolute path of the main file, which gets the program's name and words. */
  readonly mainPath: string;
}

export interface ShimOptions extends ShimTarget {
  /** The names of the programs to put there. */
  readonly programs: readonly string[];
  /** Passes the main file the name it was called by; not needed where it has only one. */
  readonly isNamed?: boolean;
}

/** A program as passed to its main file, followed by the program's own words. */
export function wordsBefore(program: string, { nodePath, mainPath, isNamed = true }: ShimOptions): string[] {
  return [nodePath, mainPath, ...(isNamed ? [program] : [])];
}

/**
 * Puts the programs into `folder` (made if it is missing): a POSIX shell script each, and on Windows a program of its own.
 * A file that is right already is left alone, any other is replaced in one move, so a program that starts in between
 * finds the old or the new one.
 * @returns how a shell is to find them
 * @throws what node:fs throws when the folder can't be written
 */
export function installShims(folder: string, options: ShimOptions): Installed {
  makeFolders(folder, 0o700);
  for (const program of options.programs)
    put(join(folder, program), posixShim(wordsBefore(program, options)), 0o700);
  if (process.platform !== 'win32') return { ending: '', variables: {} };
  return putForWindows(
    folder,
    options.programs.map((name) => ({ name, words: wordsBefore(name, options) })),
  );
}

function posixShim(words: readonly string[]): string {
  return `#!/bin/sh\nexec ${words.map(posixWord).join(' ')} "$@"\n`;
}
