/** A line as a terminal holds it: one cell a column, so that later output can overwrite earlier. */
import { graphemes } from '../text/width.ts';
import { type SgrStyle, styleAfter, transition } from './sgr.ts';

export interface TerminalCell {
  /** One character with its combining marks; empty in the further columns of a wide one. */
  text: string;
  style: SgrStyle;
}

/** Longer lines are cut, in characters. */
export const LONGEST_LINE = 4000;
/** Columns between tab stops. */
export const TAB = 8;
/** Marks the end of a line that was cut. */
export const CUT_MARK = '…';

const MOST_MARKS = 16;
const BLANK: Readonly<TerminalCell> = { text: ' ', style: '' };

/** Writes a text over the cells from `column` on. Returns the column after it, at most `LONGEST_LINE`. */
export function write(cells: TerminalCell[], column: number, text: string, style: SgrStyle): number {
  let at = column;
  for (const { text: grapheme, width } of graphemes(text)) {
    if (width === 0) {
      // Marks that came in another chunk than their character.
      const before = cells.slice(0, at).findLast((cell) => cell.text !== '');
      if (before !== undefined) before.text = bounded(before.text + grapheme);
      continue;
    }
    if (at + width > LONGEST_LINE) return LONGEST_LINE;
    while (cells.length < at) cells.push({ ...BLANK });
    splitWide(cells, at);
    splitWide(cells, at + width);
    cells[at] = { text: bounded(grapheme), style };
    for (let more = 1; more < width; more += 1) cells[at + more] = { text: '', style };
    at += width;
  }
  return at;
}

/** The most marks that any script needs; a program may print any number. */
function bounded(grapheme: string): string {
  return grapheme.length <= MOST_MARKS ? grapheme : [...grapheme].slice(0, MOST_MARKS).join('');
}

/** A wide character that loses one of its columns becomes blanks. */
function splitWide(cells: TerminalCell[], column: number): void {
  if (cells[column]?.text !== '') return;
  let at = column;
  while (at > 0 && cells[at]?.text === '') at -= 1;
  do {
    cells[at] = { ...BLANK };
    at += 1;
  } while (cells[at]?.text === '');
}

/** Blanks the cells of `from` to `to`; those at the line's end vanish. */
export function erase(cells: TerminalCell[], from: number, to: number): void {
  splitWide(cells, from);
  splitWide(cells, to);
  if (to >= cells.length) cells.length = Math.min(cells.length, from);
  else for (let at = from; at < to; at += 1) cells[at] = { ...BLANK };
}

/** The cells as text with colours, reset at the end. Always a fresh string: it keeps no chunk alive. */
export function cellsToText(cells: readonly TerminalCell[]): string {
  const parts: string[] = [];
  let style = '';
  for (const cell of cells) {
    if (cell.style !== style) parts.push(transition(style, cell.style));
    style = cell.style;
    parts.push(cell.text);
  }
  parts.push(transition(style, ''));
  return parts.join('');
}

/** Reads a shown line (text with colours only) back into cells. */
export function textToCells(text: string): TerminalCell[] {
  const cells: TerminalCell[] = [];
  let style = '';
  let column = 0;
  for (const part of text.split(/(\x1b\[[\d;]*m)/)) {
    if (part.startsWith('\x1b[')) style = styleAfter(style, part.slice(2, -1));
    else column = write(cells, column, part, style);
  }
  return cells;
}
