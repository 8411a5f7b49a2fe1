/** Looks up commands in a course's cheat sheet. */
import type { DriverId, ShellKind } from '../driver/types.ts';
import type { Course } from './types.ts';
import { fitsVariant } from './variants.ts';

/**
 * Whether a text or word of an entry contains each of the words that are searched for.
 * @param search words in any case; empty finds everything
 */
export function finds(search: string): (...texts: readonly string[]) => boolean {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (...texts) => {
    const haystack = texts.join('\n').toLocaleLowerCase();
    return words.every((word) => haystack.includes(word));
  };
}

/** One thing to do and its commands for one driver and shell; placeholders unresolved. */
export interface CheatsheetLine {
  readonly title: string;
  readonly commands: readonly string[];
}

/**
 * The entries whose title, commands or further words hold every word of a search, in the order of the course.
 * @param search words in any case; empty finds everything
 */
export function searchCheatsheet(
  course: Course,
  search: string,
  driver: DriverId,
  shell: ShellKind,
): CheatsheetLine[] {
  const fits = finds(search);
  return course.cheatsheet.flatMap(({ title, words = [], commands }) => {
    const fitting = commands.filter((variant) => fitsVariant(variant, driver, shell)).map(({ text }) => text);
    const found = fitting.length > 0 && fits(title, ...fitting, ...words);
    return found ? [{ title, commands: fitting }] : [];
  });
}
