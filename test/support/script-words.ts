/** What the scripts here are given on their command lines. */
import process from 'node:process';

/**
 * A whole number that a word stands for.
 * @param name what the word is, for the message
 * @param least the smallest that makes sense
 * @throws {RangeError} on any other word
 */
export function wholeNumber(name: string, word: string, least: number): number {
  const number = /^\d+$/.test(word) ? Number(word) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < least)
    throw new RangeError(`${name} must be a whole number from ${least}, not "${word}"`);
  return number;
}

/** The seed that a word stands for; without one, one by the clock. @throws {RangeError} on a word that is no whole number from 0 */
export function seedOf(word: string | undefined): number {
  return word === undefined ? Date.now() % 1_000_000 : wholeNumber('SEED', word, 0);
}

/**
 * What `read` makes of this process' words. Where it throws, the process ends with 2.
 * @param usage how the script is used, said beneath what is wrong
 */
export function readWords<T>(read: (words: readonly string[]) => T, usage: string): T {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: ${usage}`);
    process.exit(2);
  }
}
