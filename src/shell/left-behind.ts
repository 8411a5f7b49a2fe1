/** Reads what a shell wrote when it ended, as the state for the next command. */

import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { devNull, homedir } from 'node:os';
import { join } from 'node:path';
import { makeFolders } from '../files/make-folders.ts';
import { partName } from '../files/part.ts';
import { reasonOf } from '../value/error.ts';
import { fitting } from './fitting.ts';
import type { ShellNotice, ShellState } from './types.ts';

/** Variables that every shell sets for itself: they are never carried. */
const OWN_TO_A_SHELL = new Set(['_', 'SHLVL', 'PWD', 'SWARM_TUTOR_COMMAND']);
/** The record that closes a complete dump; it has no `=`, so it cannot be a variable. */
export const END_OF_DUMP = 'end';

/** A private folder (0700) for one dump, gone when `remove` was called. */
export interface DumpPlace {
  readonly folder: string;
  readonly file: string;
  /** Why it could not be made: the shell's state is lost then. */
  readonly problem?: string;
  remove(): void;
}

/**
 * Makes the private folder in `scratch`, which is made if it is missing. Its name contains the process id, so that a later start
 * removes it if this one is killed. If it can't be made, the command still runs, and `problem` has the reason.
 */
export function makeDumpPlace(scratch: string): DumpPlace {
  try {
    makeFolders(scratch, 0o700);
    const folder = partName(join(scratch, 'command'));
    mkdirSync(folder, { mode: 0o700 });
    return {
      folder,
      file: join(folder, 'left'),
      remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
    };
  } catch (error) {
    return { folder: '', file: devNull, problem: reasonOf(error), remove: () => undefined };
  }
}

/** Characters that are written to find out whether the disk is full. */
const PROBE = 64 * 1024;

/**
 * The notices about the state that a shell left.
 * @param left the state that was read
 * @param dump where the shell wrote it; undefined when it was ended from outside, which explains a missing state
 */
export function noticesOf(left: LeftBehind | undefined, dump: DumpPlace | undefined): readonly ShellNotice[] {
  if (left !== undefined)
    return left.tooLarge.length === 0 ? [] : [{ kind: 'too-large', names: left.tooLarge }];
  if (dump === undefined) return [];
  if (dump.problem !== undefined) return [{ kind: 'state-lost', why: dump.problem }];
  try {
    writeFileSync(join(dump.folder, 'probe'), ' '.repeat(PROBE));
    // A shell that was replaced by another program (`exec`) wrote nothing, and nothing is wrong.
    return existsSync(dump.file) ? [{ kind: 'state-lost' }] : [];
  } catch (error) {
    return [{ kind: 'state-lost', why: reasonOf(error) }];
  }
}

/** True when a folder is there and may be entered. */
export function isFolder(path: string): boolean {
  try {
    if (!statSync(path).isDirectory()) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The folder to start in, with a notice when it is not the one that was wanted. */
export function usableFolder(
  wanted: string,
  fallback: string | undefined,
): { readonly folder: string; readonly notices: readonly ShellNotice[] } {
  if (isFolder(wanted)) return { folder: wanted, notices: [] };
  const now = fallback !== undefined && isFolder(fallback) ? fallback : homedir();
  return { folder: now, notices: [{ kind: 'folder-gone', folder: wanted, now }] };
}

/** The state that a shell left, and the names of the variables that were too large for any program. */
export interface LeftBehind extends ShellState {
  readonly tooLarge: readonly string[];
}

/**
 * Reads what a shell left: folder, then variables, each ended by NUL, then `end`.
 * Undefined when the shell was killed before it wrote them, or wrote only a part.
 */
export function readLeftBehind(file: string, before: ShellState): LeftBehind | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const records = text.split('\0');
  if (records.pop() !== '' || records.pop() !== END_OF_DUMP) return undefined;
  const cwd = (records.shift() ?? '').replace(/\r?\n$/, '');
  if (cwd === '') return undefined;
  const { env, tooLarge } = fitting(carriedEnv(records, before.env, cwd));
  return { cwd, env, tooLarge };
}

function carriedEnv(
  records: readonly string[],
  before: Readonly<Record<string, string>>,
  cwd: string,
): Record<string, string> {
  const env: Record<string, string> = {};
  // A POSIX shell neither shows nor passes on variables whose names are no identifiers; they were not unset.
  for (const [name, value] of Object.entries(before)) {
    if (!/^[A-Za-z_]\w*$/.test(name) && !name.startsWith('BASH_FUNC_')) env[name] = value;
  }
  for (const record of records) {
    const at = record.indexOf('=', 1);
    if (at > 0) env[record.slice(0, at)] = record.slice(at + 1);
  }
  for (const name of OWN_TO_A_SHELL) delete env[name];
  if (before.SHLVL !== undefined) env.SHLVL = before.SHLVL;
  env.PWD = cwd;
  return env;
}
