/** The programs on the session's PATH: small files that start the simulator under the name they are called by. */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PROGRAMS = ['docker', 'docker-machine', 'docker-compose', 'curl'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

export interface ShimOptions {
  /** Absolute path of the Node.js program. */
  readonly nodePath: string;
  /** Absolute path of the simulator's main file. */
  readonly mainPath: string;
  /** The programs to put there; all of them when left out. */
  readonly programs?: readonly ProgramName[];
}

/**
 * Puts the programs into `folder` (made if it is missing): a POSIX shell script each, and a `.cmd` file for Windows. A
 * file that is right already is left alone, any other is replaced in one move, so a program that runs meanwhile
 * finds the old or the new one.
 * @throws what node:fs throws when the folder can't be written
 */
export function installShims(folder: string, options: ShimOptions): void {
  mkdirSync(folder, { recursive: true });
  for (const program of options.programs ?? PROGRAMS) {
    put(join(folder, program), posixShim(program, options), 0o755);
    put(join(folder, `${program}.cmd`), windowsShim(program, options), 0o644);
  }
}

function posixShim(program: ProgramName, { nodePath, mainPath }: ShimOptions): string {
  return `#!/bin/sh\nexec ${quote(nodePath)} ${quote(mainPath)} ${program} "$@"\n`;
}

function windowsShim(program: ProgramName, { nodePath, mainPath }: ShimOptions): string {
  // A percent sign begins a variable in a batch file; quotes can't be part of a path on Windows.
  const safe = (path: string) => `"${path.replaceAll('%', '%%')}"`;
  return `@echo off\r\n${safe(nodePath)} ${safe(mainPath)} ${program} %*\r\n`;
}

/** A text as one word of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Puts a file in its place in one move, unless it stands there already. */
export function put(path: string, content: string, mode: number): void {
  if (read(path) === content) {
    chmodSync(path, mode);
    return;
  }
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content, { mode });
    chmodSync(temporary, mode);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
