/** Keeps the learner's shell over a restart: the differences from a fresh one, as JSON that only its owner can read. */

import { delimiter, dirname } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { makeFolders } from '../files/make-folders.ts';
import { readText } from '../files/read.ts';
import { setAside } from '../files/set-aside.ts';
import { defined } from '../value/defined.ts';
import { codeOf } from '../value/error.ts';
import { usableFolder } from './left-behind.ts';
import { parseSavedShell, type SavedShell, savedEnv } from './saved-shell.ts';
import { holdsSecret, isSecretName } from './secrets.ts';
import type { ShellNotice, ShellState } from './types.ts';

/** The shell's own: the folder is kept apart, the level belongs to the terminal. */
const NOT_KEPT = new Set(['PWD', 'SHLVL', '_']);

/** Whether a variable's value must stay out of files. */
export function looksSecret(name: string, value = ''): boolean {
  return isSecretName(name) || holdsSecret(value);
}

/**
 * Writes the differences from `base`, a fresh shell of the session, in one move (mode 0600).
 * Throws what node:fs throws when the folder cannot be written.
 */
export function saveShellState(file: string, state: ShellState, base: ShellState): void {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(state.env)) {
    if (name === 'PATH' || NOT_KEPT.has(name) || value === base.env[name]) continue;
    if (!looksSecret(name, value)) set[name] = value;
  }
  const unset = Object.keys(base.env).filter((name) => state.env[name] === undefined && !NOT_KEPT.has(name));
  const path = pathDifference(state.env.PATH, base.env.PATH);
  const saved: SavedShell = {
    schema: 1,
    cwd: state.cwd,
    set,
    unset,
    ...defined({ path }),
  };
  makeFolders(dirname(file), 0o700);
  writeFileAtomic(file, `${JSON.stringify(saved, null, 2)}\n`, 0o600);
}

/** The saved state on top of a fresh shell's. No file: the fresh one; an unreadable file: the fresh one and a notice. */
export function loadShellState(
  file: string,
  base: ShellState,
): { readonly state: ShellState; readonly notices: readonly ShellNotice[] } {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT';
    return { state: base, notices: missing ? [] : [{ kind: 'state-unreadable', file }] };
  }
  const saved = parseSavedShell(text);
  if (saved === undefined) return { state: base, notices: [{ kind: 'state-unreadable', file: keep(file) }] };
  const { folder, notices } = usableFolder(saved.cwd, base.cwd);
  return { state: { env: { ...savedEnv(saved, base.env), PWD: folder }, cwd: folder }, notices };
}

/** The path under which a broken file is kept; its own if it cannot be moved. */
function keep(file: string): string {
  try {
    return setAside(file);
  } catch {
    return file;
  }
}

/** The folders that were added to a PATH, before and after the first of those that were there already. */
function pathDifference(now: string | undefined, base: string | undefined): SavedShell['path'] {
  if (now === undefined || now === base) return undefined;
  const fresh = (base ?? '').split(delimiter);
  const known = new Set(fresh);
  const all = now.split(delimiter);
  // The session's programs come first in both: a folder right behind them is still ahead of all others.
  const same = all.findIndex((folder, at) => folder !== fresh[at]);
  const rest = all.slice(Math.max(same, 0));
  const folders = rest.some((folder) => known.has(folder)) ? rest : all;
  const first = folders.findIndex((folder) => known.has(folder));
  const before = folders.slice(0, first < 0 ? folders.length : first);
  const after = first < 0 ? [] : folders.slice(first).filter((folder) => !known.has(folder));
  return before.length + after.length === 0 ? undefined : { before, after };
}
