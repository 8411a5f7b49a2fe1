/** The part of a row that lies between two columns. */
import { graphemes } from '../../text/width.ts';
import { type Line, lineWidth, type Span, span } from './line.ts';

/** Marks either end where the row goes on. */
const CUT = span('…', { tone: 'dim' });

/** A number of columns of a row from a column on. A wide character that is only half in them is left out. */
export function partOf(row: Line, left: number, width: number): Line {
  const isCutLeft = left > 0 && lineWidth(row) > 0;
  const isCutRight = lineWidth(row) > left + width;
  const from = left + (isCutLeft ? 1 : 0);
  const to = left + width - (isCutRight ? 1 : 0);
  const seen: Span[] = [];
  let at = 0;
  for (const piece of row) {
    let text = '';
    for (const cell of graphemes(piece.text)) {
      const end = at + cell.width;
      if (at >= from && end <= to) text += cell.text;
      // Half of it is visible: blanks keep its place.
      else if (end > from && at < to) text += ' '.repeat(Math.min(end, to) - Math.max(at, from));
      at = end;
    }
    if (text !== '') seen.push({ ...piece, text });
  }
  return [...(isCutLeft ? [CUT] : []), ...seen, ...(isCutRight ? [CUT] : [])];
}
