/** Text cut to columns, and how a terminal counts them. */
import { graphemes, widthOf } from '../../text/width.ts';

export { type Grapheme, graphemes, widthOf } from '../../text/width.ts';

/** The text, or as much of its start as fits into `width` columns with an ellipsis. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width <= 0) return '';
  let taken = '';
  let used = 0;
  for (const cell of graphemes(text)) {
    if (used + cell.width > width - 1) break;
    taken += cell.text;
    used += cell.width;
  }
  return `${taken}…`;
}
