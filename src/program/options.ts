/**
 * Reading a command line as programs of Unix do: letters may be joined, and a value may
 * follow its letter directly or be the next word.
 * Docker's own programs are Go's, which read theirs otherwise: see `go/flag.ts` and `go/pflag.ts`.
 */
import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';
import { defined } from '../value/defined.ts';

export interface OptionSpec {
  readonly letter?: string;
  readonly takesValue?: boolean;
}

/** Options by their long names; one that has only a letter goes by that. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** An option that can't be read, as it was typed: `-x`, `--colour`. */
export interface WrongOption {
  readonly option: string;
  readonly why: 'unknown' | 'needs-value';
}

/** A command line that was read. */
export interface GivenOptions {
  /** The words that are no options, in order. */
  readonly words: readonly string[];
  /** The first option that can't be read; the others were still read. */
  readonly wrong: WrongOption | undefined;
  has(name: string): boolean;
  /** The value that was given last. */
  value(name: string): string | undefined;
  /** All values that were given. */
  all(name: string): readonly string[];
}

export interface ParseStyle {
  /** Options come only before the first other word, as if another command follows (`ssh`, `sudo`). */
  readonly isLeading?: boolean;
  /** A long option may have its value behind `=`; curl's can't. */
  readonly takesEquals?: boolean;
}

/** Reads the words of a command. Never throws: what can't be read is in `wrong`. */
export function readCommandLine(
  argv: readonly string[],
  specs: OptionSpecs,
  { isLeading = false, takesEquals = true }: ParseStyle = {},
): GivenOptions {
  const known = new Map(Object.entries(specs));
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, descriptor(name, spec)]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options,
  });
  const first = tokens.find(({ kind }) => kind === 'positional')?.index ?? argv.length;
  const given = new Map<string, string[]>();
  const words: string[] = isLeading ? argv.slice(first) : [];
  let wrong: WrongOption | undefined;
  for (const token of tokens) {
    if (isLeading && token.index >= first) break;
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const spec = known.get(name);
    const isLong = rawName.startsWith('--');
    const isInline = isLong && value !== undefined && token.inlineValue;
    const isUnknown =
      !spec || (isLong && name.length === 1) || (isInline && !(spec.takesValue && takesEquals));
    if (isUnknown) wrong ??= { option: rawName, why: 'unknown' };
    else if (spec.takesValue && value === undefined) wrong ??= { option: rawName, why: 'needs-value' };
    else given.set(name, [...(given.get(name) ?? []), value ?? '']);
  }
  return {
    words,
    wrong,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    all: (name) => given.get(name) ?? [],
  };
}

/** Options that have only letters: those that take no value, and those that do. */
export function letterOptions(flags: string, valued: string): OptionSpecs {
  return Object.fromEntries([
    ...[...flags].map((letter) => [letter, {}]),
    ...[...valued].map((letter) => [letter, { takesValue: true }]),
  ]);
}

/** The letters of all options, for programs of which only letters matter here. */
export function lettersOf(argv: readonly string[]): string {
  return argv
    .filter((word) => word.startsWith('-'))
    .join('')
    .replaceAll('-', '');
}

/** The words that are no options, for programs whose options take no values. */
export function operandsOf(argv: readonly string[]): string[] {
  return argv.filter((word) => !word.startsWith('-'));
}

function descriptor(name: string, { letter, takesValue = false }: OptionSpec): ParseArgsOptionDescriptor {
  const short = letter ?? (name.length === 1 ? name : undefined);
  return { type: takesValue ? 'string' : 'boolean', ...defined({ short }) };
}
