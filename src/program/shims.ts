/** Programs of ours on a session's PATH: small files that start one main file under the name they are called by. */

import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { makeFolders } from '../files/make-folders.ts';
import { textIn } from '../files/read.ts';
import { batchWord, posixWord } from '../text/quoting.ts';

export interface ShimTarget {
  /** Absolute path of the Node.js program. */
  readonly nodePath: string;
  /** Absolute path of the main file, which gets the program's name and words. */
  readonly mainPath: string;
}

export interface ShimOptions extends ShimTarget {
  /** The names of the programs to put there. */
  readonly programs: readonly string[];
  /** The main file is told by which name it was called; it needs no telling where it has only one. */
  readonly isNamed?: boolean;
}

/**
 * Puts the programs into `folder` (made if it is missing): a POSIX shell script each, and a `.cmd` file for Windows. A
 * file that is right already is left alone, any other is replaced in one move, so a program that runs meanwhile
 * finds the old or the new one.
 * @throws what node:fs throws when the folder can't be written
 */
export function installShims(folder: string, options: ShimOptions): void {
  makeFolders(folder);
  for (const program of options.programs) {
    put(join(folder, program), posixShim(program, options), 0o755);
    put(join(folder, `${program}.cmd`), windowsShim(program, options), 0o644);
  }
}

function posixShim(program: string, { nodePath, mainPath, isNamed = true }: ShimOptions): string {
  return `#!/bin/sh\nexec ${posixWord(nodePath)} ${posixWord(mainPath)}${isNamed ? ` ${program}` : ''} "$@"\n`;
}

function windowsShim(program: string, { nodePath, mainPath, isNamed = true }: ShimOptions): string {
  return `@echo off\r\n${batchWord(nodePath)} ${batchWord(mainPath)}${isNamed ? ` ${program}` : ''} %*\r\n`;
}

/** Puts a file in its place in one move, unless it stands there already. */
export function put(path: string, content: string, mode: number): void {
  if (textIn(path) !== content) writeFileAtomic(path, content, mode);
  // Whatever a umask takes away, it has to be run.
  chmodSync(path, mode);
}
