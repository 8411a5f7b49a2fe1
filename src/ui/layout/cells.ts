/** Text as a terminal counts it: graphemes and the columns they take. */
import stringWidth from 'string-width';

/** One grapheme and its width in columns: 0, 1 or 2. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
let segmenter: Intl.Segmenter | undefined;
const widths = new Map<string, number>();

function widthOfGrapheme(grapheme: string): number {
  const known = widths.get(grapheme);
  if (known !== undefined) return known;
  const width = stringWidth(grapheme);
  widths.set(grapheme, width);
  return width;
}

/** Splits text into graphemes with their widths. Text without escape sequences. */
export function cells(text: string): Cell[] {
  if (PRINTABLE_ASCII.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }));
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment,
    width: widthOfGrapheme(segment),
  }));
}

/** Columns that a text takes; colour sequences count for nothing. */
export function widthOf(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : stringWidth(text);
}

/** The text, or as much of its start as fits into `width` columns with an ellipsis. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width <= 0) return '';
  let taken = '';
  let used = 0;
  for (const cell of cells(text)) {
    if (used + cell.width > width - 1) break;
    taken += cell.text;
    used += cell.width;
  }
  return `${taken}…`;
}

/** The text with spaces behind it up to `width` columns; clipped if it is longer. */
export function pad(text: string, width: number): string {
  const clipped = clip(text, width);
  return clipped + ' '.repeat(Math.max(0, width - widthOf(clipped)));
}
