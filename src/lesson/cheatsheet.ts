/** Looking up commands in a course's cheat sheet. */
import type { ShellKind } from '../driver/types.ts';
import type { Course } from './types.ts';
import { fitsVariant } from './variants.ts';

/** One thing to do and its commands for one driver and shell; placeholders unresolved. */
export interface CheatsheetLine {
  readonly title: string;
  readonly commands: readonly string[];
}

/**
 * The entries whose title or commands hold every word of a search, in the order of the course.
 * @param search words in any case; empty finds everything
 */
export function searchCheatsheet(
  course: Course,
  search: string,
  driver: string,
  shell: ShellKind,
): CheatsheetLine[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return course.cheatsheet.flatMap(({ title, commands }) => {
    const fitting = commands.filter((variant) => fitsVariant(variant, driver, shell)).map(({ text }) => text);
    const haystack = [title, ...fitting].join('\n').toLocaleLowerCase();
    const found = fitting.length > 0 && words.every((word) => haystack.includes(word));
    return found ? [{ title, commands: fitting }] : [];
  });
}
