/** Numbers on the command lines of the scripts here. */

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
