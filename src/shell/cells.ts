/** A line as a terminal holds it: one cell a column, so that later output can overwrite earlier. */
import { type SgrStyle, styleAfter, transition } from './sgr.ts';

export interface TerminalCell {
  /** One character with its combining marks; empty in the second column of a wide one. */
  text: string;
  style: SgrStyle;
}

/** Longer lines are cut, in characters. */
export const LONGEST_LINE = 4000;
/** Columns between tab stops. */
export const TAB = 8;
/** Stands at the end of a line that was cut. */
export const CUT_MARK = '…';

const MOST_MARKS = 16;
const BLANK: Readonly<TerminalCell> = { text: ' ', style: '' };
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6fc}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const MARK = /^(?:\p{M}|\u200c|\u200d)$/u;
const ASCII = /^[\x20-\x7e]*$/;

/** Columns that a text without control characters takes. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Writes a text over the cells from `column` on. Returns the column after it, at most `LONGEST_LINE`. */
export function write(cells: TerminalCell[], column: number, text: string, style: SgrStyle): number {
  let at = column;
  for (const character of text) {
    if (MARK.test(character)) {
      const before = cells[at - 1]?.text === '' ? cells[at - 2] : cells[at - 1];
      if (before !== undefined && before.text.length < MOST_MARKS) before.text += character;
      continue;
    }
    const width = WIDE.test(character) ? 2 : 1;
    if (at + width > LONGEST_LINE) return LONGEST_LINE;
    while (cells.length < at) cells.push({ ...BLANK });
    splitWide(cells, at);
    splitWide(cells, at + width);
    cells[at] = { text: character, style };
    if (width === 2) cells[at + 1] = { text: '', style };
    at += width;
  }
  return at;
}

/** A wide character that loses one of its two columns becomes blanks. */
function splitWide(cells: TerminalCell[], column: number): void {
  if (cells[column]?.text !== '') return;
  cells[column - 1] = { ...BLANK };
  cells[column] = { ...BLANK };
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
