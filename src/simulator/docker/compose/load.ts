import type { ProgramCall } from '../../call.ts';
import { CommandError } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { interpolate } from './interpolate.ts';
import { isMap, validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** A Compose file, or several merged, with its variables filled in and its content checked. */
export interface ComposeFile {
  readonly version: string;
  readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly networks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly content: Readonly<Record<string, unknown>>;
}

const LATEST = '3.13';

/** Reads the Compose files of a call (`-` is standard input). Throws CommandError in the words of the real loader. */
export async function loadCompose(call: ProgramCall, files: readonly string[]): Promise<ComposeFile> {
  let merged: Record<string, unknown> = {};
  for (const file of files) {
    const old = isOldClient(call.env);
    const content = await parseYaml(file === '-' ? await call.stdin() : read(call, file), old);
    checkVersion(content, old);
    const filled = interpolate(content, call.env);
    if (!isMap(filled)) continue;
    validate(filled);
    merged = merge(merged, filled);
  }
  return {
    version: typeof merged.version === 'string' ? merged.version : LATEST,
    services: sections(merged.services),
    networks: sections(merged.networks),
    content: merged,
  };
}

function read(call: ProgramCall, file: string): string {
  try {
    return call.readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EISDIR') throw new CommandError(`read ${file}: is a directory`);
    if (code === 'EACCES') throw new CommandError(`open ${file}: permission denied`);
    throw new CommandError(`open ${file}: no such file or directory`);
  }
}

function checkVersion(content: Readonly<Record<string, unknown>>, old: boolean): void {
  // Without a version the old client takes a file for one of the first, which had none.
  const version = content.version ?? (old ? '1.0' : undefined);
  if (version === undefined) return;
  if (typeof version !== 'string') throw new CommandError('version must be a string');
  const minor = /^3(?:\.(\d+))?$/.exec(version)?.[1] ?? '0';
  if (!/^3(\.\d+)?$/.test(version) || Number(minor) > 13)
    throw new CommandError(`unsupported Compose file version: ${version}`);
}

function sections(value: unknown): Record<string, Record<string, unknown>> {
  if (!isMap(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isMap(item) ? item : {}]));
}

/** Later files win: mappings are merged, other values replaced. */
function merge(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = result[key];
    result[key] = isMap(before) && isMap(value) ? merge(before, value) : value;
  }
  return result;
}
