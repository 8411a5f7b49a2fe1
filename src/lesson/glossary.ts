/** Looks up the words of a course, in any of its languages. */
import { finds } from './cheatsheet.ts';
import type { Course, GlossaryTerm } from './types.ts';

/**
 * The words that a search finds: first those with exactly this name, then those whose name contains it, then those
 * whose meaning mentions it. Within each, in the order of the course.
 * @param search words of any language, in any case; empty finds everything
 */
export function searchGlossary({ glossary }: Pick<Course, 'glossary'>, search: string): GlossaryTerm[] {
  const wanted = search.trim().toLocaleLowerCase();
  const fits = finds(wanted);
  const rank = (entry: GlossaryTerm): number => {
    const names = namesOf(entry);
    if (names.some((name) => name.toLocaleLowerCase() === wanted)) return 0;
    if (fits(...names)) return 1;
    return fits(...names, entry.means) ? 2 : 3;
  };
  return glossary
    .map((entry) => ({ entry, at: rank(entry) }))
    .filter(({ at }) => at < 3)
    .sort((one, other) => one.at - other.at)
    .map(({ entry }) => entry);
}

/** The names of a word, in all languages. */
export function namesOf({ term, also = [] }: GlossaryTerm): readonly string[] {
  return [term, ...also];
}
