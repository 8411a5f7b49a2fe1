/** Text as a terminal would show it: cut at the row's end, with its own colours. */
import { graphemes } from '../../text/width.ts';
import type { Line, Span, Style } from './line.ts';

// Colour sequences; all others were removed before.
const COLOURS = /(\u001B\[[\d;:]*m)/;
const ALL_COLOURS = /\u001B\[[\d;:]*m/g;
const RESETS = /^\u001B\[0*m$/;

/** The text without its colour sequences. */
export function plainOf(text: string): string {
  return text.replace(ALL_COLOURS, '');
}

/** Text with colour sequences as pieces, each with the sequences that apply to it. */
export function colouredSpans(text: string, style: Style, color: boolean): Span[] {
  let sgr = '';
  const pieces: Span[] = [];
  for (const part of text.replaceAll('\t', '    ').split(COLOURS)) {
    if (COLOURS.test(part)) sgr = RESETS.test(part) ? '' : sgr + part;
    else if (part !== '') pieces.push(color && sgr !== '' ? { text: part, sgr } : { ...style, text: part });
  }
  return pieces;
}

/** Cuts a row into rows of at most `width` columns; no blank of it is lost. An empty row stays one row. */
export function cutLine(row: Line, width: number): Line[] {
  const rows: Span[][] = [[]];
  let used = 0;
  for (const piece of row) {
    let text = '';
    const flush = () => {
      if (text !== '') rows.at(-1)?.push({ ...piece, text });
      text = '';
    };
    for (const cell of graphemes(piece.text)) {
      if (used + cell.width > width && used > 0) {
        flush();
        rows.push([]);
        used = 0;
      }
      text += cell.text;
      used += cell.width;
    }
    flush();
  }
  return rows;
}
