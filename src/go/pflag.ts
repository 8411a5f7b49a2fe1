/** Reading a command line as pflag does, which the commands of Docker's client do. */

import { parseDuration } from './duration.ts';
import { FlagError } from './flag-error.ts';
import { parseBool } from './strconv.ts';
import { parseBytes } from './units.ts';

/** A flag that a command has. */
export interface Flag {
  readonly name: string;
  readonly short: string | undefined;
  /** The kind of value (`string`, `list`, `uint`, `duration` …), undefined for a switch. */
  readonly type: string | undefined;
  /** The default; empty without one. */
  readonly preset: string;
}

/** The error for a value of a flag of that type; undefined if it is valid. */
export type ValueCheck = (type: string | undefined, value: string, name: string) => string | undefined;

/** The flags and arguments of a command line. */
export interface ParsedFlags {
  readonly flags: FlagValues;
  readonly args: readonly string[];
  /** `--help` was among the flags; `deprecated` if it was given as `-h`. */
  readonly help: 'no' | 'asked' | 'deprecated';
}

/** The flags that were given, with their defaults behind them. */
export class FlagValues {
  readonly #known: readonly Flag[];
  readonly #values = new Map<string, string[]>();

  constructor(known: readonly Flag[]) {
    this.#known = known;
  }

  add(name: string, value: string): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
  }

  /** Whether the flag was on the command line. */
  changed(name: string): boolean {
    return this.#values.has(name);
  }

  /** The names of all flags that were on the command line. */
  given(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** All its values, in order; none if it was not given. */
  list(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Its last value, or the default (empty if it has none). */
  text(name: string): string {
    return this.#values.get(name)?.at(-1) ?? this.#known.find((flag) => flag.name === name)?.preset ?? '';
  }

  /** Its last value; undefined if it was not given. */
  maybe(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  on(name: string): boolean {
    return parseBool(this.text(name)) ?? false;
  }

  /** As a number; undefined if it was not given. */
  number(name: string): number | undefined {
    const value = this.maybe(name);
    return value === undefined ? undefined : Number(value);
  }

  /** Nanoseconds; undefined if it was not given. */
  duration(name: string): number | undefined {
    const value = this.maybe(name);
    return value === undefined ? undefined : parseDuration(value);
  }

  /** Bytes; undefined if it was not given. */
  bytes(name: string): number | undefined {
    const value = this.maybe(name);
    return value === undefined ? undefined : parseBytes(value);
  }
}

/**
 * Parses words as pflag does: `--name value`, `--name=value`, clusters of short flags, `--` ends the flags.
 * Without `interspersed` the first argument ends them too.
 * @throws FlagError for a flag that is unknown, has no value, or has one that `check` refuses
 */
export function parseFlags(
  known: readonly Flag[],
  words: readonly string[],
  interspersed: boolean,
  check: ValueCheck,
): ParsedFlags {
  const flags = new FlagValues(known);
  const args: string[] = [];
  let help: ParsedFlags['help'] = 'no';
  let at = 0;
  const give = (flag: Flag, value: string): void => {
    const wrong = check(flag.type, value, flag.name);
    if (wrong !== undefined) {
      const label = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
      throw new FlagError(`invalid argument ${JSON.stringify(value)} for "${label}" flag: ${wrong}`);
    }
    flags.add(flag.name, value);
  };
  const takeLong = (word: string): void => {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
    const flag = known.find((candidate) => candidate.name === name);
    if (name === 'help') help = 'asked';
    else if (name === '' || name.startsWith('-')) throw new FlagError(`bad flag syntax: ${word}`);
    else if (!flag) throw new FlagError(`unknown flag: --${name}`);
    else if (equals >= 0) give(flag, word.slice(equals + 1));
    else if (flag.type === undefined) give(flag, 'true');
    else {
      const value = words[at];
      if (value === undefined) throw new FlagError(`flag needs an argument: --${name}`);
      at += 1;
      give(flag, value);
    }
  };
  const takeShorts = (word: string): void => {
    let rest = word.slice(1);
    while (rest !== '') {
      const letter = rest.charAt(0);
      const flag = known.find((candidate) => candidate.short === letter);
      rest = rest.slice(1);
      if (!flag && letter === 'h') {
        help = 'deprecated';
        return;
      }
      if (!flag) throw new FlagError(`unknown shorthand flag: '${letter}' in -${letter}${rest}`);
      if (rest.startsWith('=')) {
        give(flag, rest.slice(1));
        return;
      }
      if (flag.type === undefined) {
        give(flag, 'true');
        continue;
      }
      if (rest === '') {
        if (at >= words.length)
          throw new FlagError(`flag needs an argument: '${letter}' in -${letter}${rest}`);
        rest = words[at] ?? '';
        at += 1;
      }
      give(flag, rest);
      return;
    }
  };
  while (at < words.length) {
    const word = words[at] ?? '';
    at += 1;
    if (word === '--') {
      args.push(...words.slice(at));
      break;
    }
    if (word.startsWith('--')) takeLong(word);
    else if (word.startsWith('-') && word !== '-') takeShorts(word);
    else {
      args.push(word);
      if (!interspersed) {
        args.push(...words.slice(at));
        break;
      }
    }
    if (help !== 'no') break;
  }
  return { flags, args, help };
}
