/** What a shell writes when it ends, and how that becomes the state for the next command. */
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShellNotice, ShellState } from './types.ts';

/** Variables that every shell sets for itself: they are never carried. */
const OWN_TO_A_SHELL = new Set(['_', 'SHLVL', 'PWD', 'SWARM_TUTOR_COMMAND']);
/** The record that closes a complete dump; it has no `=`, so it cannot be a variable. */
export const END_OF_DUMP = 'end';

/** A private folder (0700) for one dump, gone when `remove` was called. */
export interface DumpPlace {
  readonly folder: string;
  readonly file: string;
  remove(): void;
}

/** Makes the private folder, which names its process: a later start removes it if this one is killed. Throws when the computer's folder for temporary files cannot be written. */
export function makeDumpPlace(): DumpPlace {
  const folder = mkdtempSync(join(tmpdir(), `swarm-tutor-${process.pid}-`));
  return {
    folder,
    file: join(folder, 'left'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
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

/**
 * Reads what a shell left: folder, then variables, each ended by NUL, then `end`.
 * Undefined when the shell was killed before it could tell, or told only a part.
 */
export function readLeftBehind(file: string, before: ShellState): ShellState | undefined {
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
  return { cwd, env: carriedEnv(records, before.env, cwd) };
}

function carriedEnv(
  records: readonly string[],
  before: Readonly<Record<string, string>>,
  cwd: string,
): Record<string, string> {
  const env: Record<string, string> = {};
  // A POSIX shell neither shows nor passes on variables whose names are no identifiers; nobody unset them.
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
