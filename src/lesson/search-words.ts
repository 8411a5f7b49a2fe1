/** The words of a translation that the cheat sheet is searched with: each language has its own, not translated ones. */
import type { Texts } from './texts.ts';

const PATH = /^cheatsheet\.(\d+)\.words\.\d+$/;

/** The number of the entry that a path of a translated course.yaml names a word of; undefined for other texts. */
export function entryOfWord(path: string): number | undefined {
  const at = PATH.exec(path)?.[1];
  return at === undefined ? undefined : Number(at);
}

/** The words for the entry with this number, with their paths, in the order of the file. */
export function searchWords(texts: Texts, entry: number): readonly { path: string; word: string }[] {
  return Object.entries(texts).flatMap(([path, word]) =>
    entryOfWord(path) === entry ? [{ path, word }] : [],
  );
}
