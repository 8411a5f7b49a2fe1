/** Completes a word of a command that is being written: programs, subcommands and options that a course explains, and names. */
import { type KnownWords, placeAfter } from './command-parts.ts';

export interface Completion {
  /** How many characters of the text belong to the word that is completed. */
  readonly replaces: number;
  /** The words that fit, sorted. */
  readonly words: readonly string[];
}

/** Begins only where a word does, or the time would grow with the square of a word's length. */
const LAST_WORD = /(?<![^\s"'`(){};|&])[^\s"'`(){};|&]*$/;

/**
 * The candidates for the last word of a text.
 * @param before the text up to the cursor
 * @param names names that may be used: machines, nodes, services, files
 */
export function completionOf(before: string, known: KnownWords, names: readonly string[]): Completion {
  const [word = ''] = LAST_WORD.exec(before) ?? [];
  const { path, reading } = placeAfter(before.slice(0, before.length - word.length), known);
  const candidates =
    reading === 'start'
      ? Object.keys(known.usage).filter((key) => !key.includes(' '))
      : word.startsWith('-')
        ? optionsOf(path, known)
        : [...(reading === 'words' ? wordsBelow(path, known) : []), ...names];
  const words = [...new Set(candidates)].filter((one) => one.startsWith(word) && one !== word).sort();
  return { replaces: word.length, words };
}

/** The common beginning of all words. */
export function commonStart(words: readonly string[]): string {
  const [first = ''] = words;
  let length = first.length;
  for (const word of words) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** The subcommands of a program or of a subcommand. */
export function wordsBelow(path: string, { usage }: KnownWords): string[] {
  return below(path, usage).filter((word) => !word.startsWith('-'));
}

/** The options that a command takes, those of the commands above it included. */
export function optionsOf(path: string, { usage }: KnownWords): string[] {
  const options: string[] = [];
  for (let owner = path; owner !== ''; owner = owner.slice(0, Math.max(0, owner.lastIndexOf(' '))))
    options.push(...below(owner, usage).filter((word) => word.startsWith('-')));
  return options;
}

function below(path: string, usage: KnownWords['usage']): string[] {
  return Object.keys(usage)
    .filter((key) => path !== '' && key.startsWith(`${path} `))
    .map((key) => key.slice(path.length + 1))
    .filter((word) => !word.includes(' '));
}
