/** Programs of ours on Windows: small files of machine code that start a command line (see launcher/launcher.c). */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { partName } from '../files/part.ts';
import { windowsLine } from '../text/quoting.ts';
import { codeOf } from '../value/error.ts';
import { ownProgram } from './own-program.ts';
import { put } from './put.ts';

/** How the programs in a folder are found. */
export interface Installed {
  /** The ending of a program's file. */
  readonly ending: '' | '.exe' | '.cmd';
  /** Variables that they need in their environment. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A program by its name, and the words that its own come after: Node.js, a main file, and its first arguments. */
export interface WindowsProgram {
  readonly name: string;
  readonly words: readonly string[];
}

const NODE_VARIABLE = 'SWARM_TUTOR_NODE';
const MAIN_VARIABLE = 'SWARM_TUTOR_MAIN';

/**
 * Puts programs into a folder of Windows. Where a policy forbids unsigned programs they become batch files,
 * whose words cmd.exe reads once more. These hold ASCII only, as cmd.exe reads them in the console's code page: the paths
 * come from variables.
 * @throws what node:fs throws
 */
export function putForWindows(folder: string, programs: readonly WindowsProgram[]): Installed {
  const launcher = launcherFile();
  const isThere = programs.every(({ name }) => existsSync(join(folder, `${name}.exe`)));
  if (!isThere && !mayStart(launcher)) return putBatchFiles(folder, programs);
  const code = readFileSync(launcher);
  for (const { name, words } of programs) replace(join(folder, `${name}.exe`), launching(code, words));
  return { ending: '.exe', variables: {} };
}

/** The launcher's code with the line that it is to start: what Windows loads ends before it. */
export function launching(code: Buffer, words: readonly string[]): Buffer {
  const line = Buffer.from(windowsLine(words), 'utf16le');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(line.length);
  return Buffer.concat([code, line, length]);
}

function launcherFile(): string {
  return ownProgram('launcher.exe', import.meta.dirname, [
    'launcher.exe',
    '../launcher.exe',
    'launcher/launcher.exe',
  ]);
}

/** Finds out by starting it: with nothing to start, it ends with code 0. */
function mayStart(launcher: string): boolean {
  return spawnSync(launcher, { stdio: 'ignore', windowsHide: true }).status === 0;
}

/** A running program can't be overwritten, but it can be moved aside; a later start removes it. */
function replace(path: string, content: Buffer): void {
  try {
    put(path, content, 0o700);
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '')) throw error;
    renameSync(path, partName(path));
    put(path, content, 0o700);
  }
}

function putBatchFiles(folder: string, programs: readonly WindowsProgram[]): Installed {
  const variables: Record<string, string> = {};
  for (const { name, words } of programs) {
    const [node = '', main = '', ...told] = words;
    const mainVariable = `${MAIN_VARIABLE}_${told.length === 0 ? 'TUTOR' : 'PROGRAMS'}`;
    variables[NODE_VARIABLE] = node;
    variables[mainVariable] = main;
    const line = [`"%${NODE_VARIABLE}%" "%${mainVariable}%"`, ...told, '%*'].join(' ');
    rmSync(join(folder, `${name}.exe`), { force: true });
    put(join(folder, `${name}.cmd`), `@echo off\r\n${line}\r\n`, 0o644);
  }
  return { ending: '.cmd', variables };
}
