/** Reading a command line as Go's `flag` package does, with defaults from the environment, as docker-machine's commands do. */
import { FlagError } from './flag-error.ts';
import { parseBool } from './strconv.ts';

export interface FlagSpec {
  /** Long name first, `driver`, then a letter. */
  readonly names: readonly string[];
  readonly kind: 'bool' | 'string' | 'list';
  readonly usage: string;
  readonly default?: string;
  /** Environment variable that gives the default. */
  readonly env?: string;
}

/** By long name: true or false, a text, or a list of texts. */
export type FlagRecord = Readonly<Record<string, boolean | string | readonly string[]>>;

export interface FlagsAndArguments {
  readonly flags: FlagRecord;
  readonly args: readonly string[];
}

/**
 * Reads flags up to the first argument.
 * @throws FlagError for an unknown flag or a missing or wrong value
 */
export function readInOrder(
  words: readonly string[],
  specs: readonly FlagSpec[],
  env: Readonly<Record<string, string>>,
): FlagsAndArguments {
  const flags = defaults(specs, env);
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    index += 1;
    if (word === '--') break;
    const [name, inline] = split(word.replace(/^--?/, ''));
    const spec = specs.find((one) => one.names.includes(name));
    if (!spec) throw new FlagError(`flag provided but not defined: -${name}`);
    const key = spec.names[0] ?? name;
    if (spec.kind === 'bool') {
      flags[key] = inline === undefined || readBoolean(inline, name);
      continue;
    }
    const value = inline ?? words[index];
    if (value === undefined) throw new FlagError(`flag needs an argument: -${name}`);
    if (inline === undefined) index += 1;
    const list = flags[key];
    flags[key] = spec.kind === 'list' ? [...(Array.isArray(list) ? list : []), value] : value;
  }
  return { flags, args: words.slice(index) };
}

/** A flag's text; empty if it was not given. */
export function textFlag(flags: FlagRecord, name: string): string {
  const value = flags[name];
  return typeof value === 'string' ? value : '';
}

/** All values of a flag that may be given several times. */
export function listFlag(flags: FlagRecord, name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? value : [];
}

function defaults(
  specs: readonly FlagSpec[],
  env: Readonly<Record<string, string>>,
): Record<string, boolean | string | readonly string[]> {
  const values: Record<string, boolean | string | readonly string[]> = {};
  for (const spec of specs) {
    const fromEnv = spec.env === undefined ? undefined : env[spec.env];
    const key = spec.names[0] ?? '';
    if (spec.kind === 'bool') values[key] = fromEnv === '1' || fromEnv === 'true';
    else if (spec.kind === 'list') values[key] = [];
    else values[key] = fromEnv || spec.default || '';
  }
  return values;
}

function split(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function readBoolean(text: string, name: string): boolean {
  const value = parseBool(text);
  if (value !== undefined) return value;
  throw new FlagError(`invalid boolean value "${text}" for -${name}: parse error`);
}
