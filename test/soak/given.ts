/** What a soak is given on its command line: how many kills, and the seed that decides when and what. */
import { readWords, seedOf, wholeNumber } from '../support/script-words.ts';

export interface SoakWords {
  readonly kills: number;
  readonly seed: number;
}

/**
 * Reads `[KILLS] [SEED]`.
 * @param words the words after the program
 * @param kills how many kills are meant without a word
 * @throws {RangeError} on a word that is no whole number from 1 (a seed: from 0), and on a third word
 */
export function soakWords(words: readonly string[], kills: number): SoakWords {
  const [first, second, ...more] = words;
  if (more.length > 0) throw new RangeError(`too many words: ${more.join(' ')}`);
  return {
    kills: first === undefined ? kills : wholeNumber('KILLS', first, 1),
    seed: seedOf(second),
  };
}

/** The words of this process; ends it with 2 and says how it is used when they can't be read. */
export function soakGiven(script: string, kills: number): SoakWords {
  return readWords((words) => soakWords(words, kills), `npm run ${script} -- [KILLS] [SEED]`);
}
