/** The list of lessons: all of it, or the hits of a search in titles and texts. */
import { foundIn, textsOf, textsOfProse } from '../../lesson/search.ts';
import type { Stop } from '../../tutor/types.ts';
import type { Fill } from '../text/fill.ts';
import { editorText } from './editor.ts';
import { type OutlineEntry, outlineEntries } from './outline.ts';
import type { Overlay } from './screen-state.ts';

/** A row of the list; where it was found by what it says, the text that has it. */
export interface ListedEntry {
  readonly entry: OutlineEntry;
  readonly excerpt: string;
}

/** The search text in the list of lessons; `''` without a search. */
export function soughtIn(overlay: Overlay | undefined): string {
  return overlay?.name === 'lessons' ? editorText(overlay.search).trim() : '';
}

/** The rows, in the order of the course; only those that have every word of the search, if there is one. */
export function listedEntries(stops: readonly Stop[], search: string, fill: Fill): ListedEntry[] {
  const entries = outlineEntries(stops, () => true);
  if (search === '') return entries.map((entry) => ({ entry, excerpt: '' }));
  return entries.flatMap((entry) => {
    const { title, texts } =
      entry.kind === 'lesson'
        ? { title: entry.walked.lesson.title, texts: textsOfProse(entry.walked.lesson.intro) }
        : { title: entry.stop.step.title, texts: textsOf(entry.stop.step) };
    const excerpt = foundIn(title, texts.map(fill), search);
    return excerpt === undefined ? [] : [{ entry, excerpt }];
  });
}
