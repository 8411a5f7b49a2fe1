/** The saved state of the learner's shell, read without changing it. */
import { delimiter } from 'node:path';
import { readText } from '../files/read.ts';
import { isRecord, parseJson } from '../value/json.ts';
import type { ShellState } from './types.ts';

/** The differences from a fresh shell of the session. */
export interface SavedShell {
  readonly schema: 1;
  readonly cwd: string;
  readonly set: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
  /** Folders that were put before and after the PATH of a fresh shell, which may differ next time. */
  readonly path?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** The variables of the saved state on top of a fresh shell's; only the latter if nothing was saved. Changes nothing. */
export function peekShellEnv(file: string, base: ShellState['env']): ShellState['env'] {
  try {
    const saved = parseSavedShell(readText(file));
    return saved === undefined ? base : savedEnv(saved, base);
  } catch {
    return base;
  }
}

/** A fresh shell's variables with what was saved over them. */
export function savedEnv(saved: SavedShell, base: ShellState['env']): Record<string, string> {
  const env: Record<string, string> = { ...base, ...saved.set };
  for (const name of saved.unset) delete env[name];
  if (saved.path !== undefined && env.PATH !== undefined) {
    env.PATH = [...saved.path.before, env.PATH, ...saved.path.after].join(delimiter);
  }
  return env;
}

/** The text of the file; undefined when the file is not ours. */
export function parseSavedShell(text: string): SavedShell | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || value.schema !== 1 || typeof value.cwd !== 'string') return undefined;
  const { cwd, set, unset, path } = value;
  if (!isRecord(set) || !Object.values(set).every(isText) || !isTexts(unset)) return undefined;
  const variables = set as Readonly<Record<string, string>>;
  if (path === undefined) return { schema: 1, cwd, set: variables, unset };
  if (!isRecord(path) || !isTexts(path.before) || !isTexts(path.after)) return undefined;
  return { schema: 1, cwd, set: variables, unset, path: { before: path.before, after: path.after } };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
