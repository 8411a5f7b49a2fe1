/** Searches an output: finds the lines with a text, and the next of them. */

import { widthOf } from '../../text/width.ts';
import type { OutputView } from '../../tutor/types.ts';
import { plainOf } from '../text/cut.ts';
import { editorText } from './editor.ts';
import type { Overlay } from './screen-state.ts';

/** The search text of a page; `''` without a search. */
export function soughtOn(overlay: Overlay | undefined): string {
  return overlay?.name === 'output' ? editorText(overlay.search) : '';
}

/** Finds a text in a line, whatever its case, unless the text has capitals. @returns where each begins */
export function placesIn(line: string, text: string): number[] {
  if (text === '') return [];
  const hasCapitals = text !== text.toLowerCase();
  const [where, what] = hasCapitals ? [line, text] : [lowered(line), text];
  const places: number[] = [];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) places.push(at);
  return places;
}

/** In lower case, every character in its place: some would become two. */
function lowered(line: string): string {
  const lower = line.toLowerCase();
  return lower.length === line.length ? lower : line.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The columns of the first place of a text in a line as it is shown; undefined if it has none. */
export function columnsOf(
  line: string,
  text: string,
): { readonly from: number; readonly to: number } | undefined {
  const shown = plainOf(line).replaceAll('\t', '    ');
  const [at] = placesIn(shown, text);
  if (at === undefined) return undefined;
  const from = widthOf(shown.slice(0, at));
  return { from, to: from + widthOf(shown.slice(at, at + text.length)) };
}

/** The lines that have the text, by their places among those that are kept. */
export function linesWith(output: OutputView, text: string): number[] {
  if (text === '') return [];
  return output
    .lines(output.dropped, output.lineCount)
    .flatMap((line, at) => (placesIn(plainOf(line), text).length > 0 ? [at] : []));
}

/** The next found line after or before a place, wrapping around; undefined if there is none. */
export function nextOf(found: readonly number[], from: number, direction: 1 | -1): number | undefined {
  if (direction > 0) return found.find((line) => line > from) ?? found[0];
  return found.findLast((line) => line < from) ?? found.at(-1);
}
