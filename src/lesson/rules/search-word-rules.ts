/** Checks further words of the cheat sheet: reports those the search doesn't need, because the title or commands already match. */
import type { CourseSource } from '../course-source.ts';
import type { Translation } from '../read/read-translation.ts';
import { searchWords } from '../search-words.ts';
import type { CheatsheetEntry } from '../types.ts';

/** Reports words of course.yaml that are of no use. */
export function checkSearchWords({ course, messages, reportIn, where }: CourseSource): void {
  course.cheatsheet.forEach((entry, at) => {
    for (const [index, word] of (entry.words ?? []).entries())
      if (holds(entry, entry.title, word))
        reportIn('course.yaml')(where(['cheatsheet', at, 'words', index]), messages.wordOfNoUse(word));
  });
}

/** The same for the words of a translation. */
export function checkTranslatedWords(
  { course, messages, reportIn }: CourseSource,
  { course: own }: Translation,
): void {
  if (own === undefined) return;
  course.cheatsheet.forEach((entry, at) => {
    const title = own.texts[`cheatsheet.${at}.title`] ?? entry.title;
    for (const { path, word } of searchWords(own.texts, at))
      if (holds(entry, title, word)) reportIn(own.file)(own.where(path), messages.wordOfNoUse(word));
  });
}

/** Whether the search finds an entry by its title, or by each of its commands, when the word is typed. */
function holds({ commands }: CheatsheetEntry, title: string, word: string): boolean {
  return commands.every(({ text }) => `${title}\n${text}`.toLowerCase().includes(word.toLowerCase()));
}
