/** Distinguishes a typo from a wrong idea: finds words of a command that nearly equal words that a course explains. */
import { nearest } from '../text/nearest.ts';
import { type CommandPlace, type KnownWords, placesIn } from './command-parts.ts';
import { optionsOf, wordsBelow } from './completion.ts';

export interface Typo {
  readonly typed: string;
  readonly meant: string;
}

/** Shorter words are too close to words with another meaning. */
const SHORTEST = 3;
/** Words that are looked at: nobody types more, and each is compared with all that are known. */
const MOST_WORDS = 100;
const WORD = /[^\s"'`(){};|&]+/g;

/** The first word that is most likely mistyped; undefined if each is known, or close to no known one. */
export function typoIn(command: string, known: KnownWords): Typo | undefined {
  const places = placesIn(command, known);
  for (const { 0: word, index } of [...command.matchAll(WORD)].slice(0, MOST_WORDS)) {
    const [typed = ''] = word.split('=');
    // What is inside a placeholder begins no part.
    const place = places.get(index);
    if (!place) continue;
    const wanted = wantedAt(typed, place, known);
    if (typed.length < SHORTEST || wanted.includes(typed)) continue;
    const meant = nearest(typed, wanted);
    if (meant !== undefined && meant.length >= SHORTEST) return { typed, meant };
  }
  return undefined;
}

function wantedAt(typed: string, { path, reading }: CommandPlace, known: KnownWords): readonly string[] {
  if (reading === 'start') return Object.keys(known.usage).filter((key) => !key.includes(' '));
  if (typed.startsWith('-')) return typed.startsWith('--') ? optionsOf(path, known) : [];
  return reading === 'words' && !known.values?.has(typed) ? wordsBelow(path, known) : [];
}
