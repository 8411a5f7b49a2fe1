/** Text as a terminal counts it: graphemes and the columns they take. Printed and drawn text are counted alike. */
import stringWidth from 'string-width';
import { NARROW, WIDE } from './known-widths.ts';

/** One grapheme and its width in columns: 0, 1 or 2, and 3 for the rare sign that takes a narrow mark along. */
export interface Grapheme {
  readonly text: string;
  readonly width: number;
}

/** Characters that may form one grapheme with those before or after them (UAX #29). */
const JOINING =
  /[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{RI}\p{EMod}\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff\u0d4e\u0e33\u0eb3\uff9e\uff9f\u{11000}-\u{11fff}]/u;
const NOT_SIMPLE = -1;
/** Widths already measured, of the first so many characters: a program may print all of Unicode. */
const simple = new Map<string, number>();
const MOST_KNOWN = 4096;

function simpleWidth(character: string): number {
  const known = simple.get(character);
  if (known !== undefined) return known;
  const width = widthAlone(character);
  if (simple.size < MOST_KNOWN) simple.set(character, width);
  return width;
}

function widthAlone(character: string): number {
  if (character.length === 1 && NARROW.test(character)) return 1;
  if (character.length === 1 && WIDE.test(character)) return 2;
  return JOINING.test(character) ? NOT_SIMPLE : stringWidth(character);
}

let segmenter: Intl.Segmenter | undefined;

/** Splits text into graphemes with their widths. Text without escape sequences. */
export function graphemes(text: string): Grapheme[] {
  const quick: Grapheme[] = [];
  for (const character of text) {
    const width = simpleWidth(character);
    if (width === NOT_SIMPLE) return composed(text);
    quick.push({ text: character, width });
  }
  return quick;
}

function composed(text: string): Grapheme[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment,
    width: widthOfOne(segment),
  }));
}

/** Widths already measured of other graphemes: line ends, accents, families of people. */
const others = new Map<string, number>();
/** A base and its marks, joined signs. A longer one is no grapheme that returns. */
const LONGEST_KNOWN = 16;

function widthOfOne(grapheme: string): number {
  const width = simpleWidth(grapheme);
  if (width !== NOT_SIMPLE) return width;
  const known = others.get(grapheme) ?? stringWidth(grapheme);
  if (others.size < MOST_KNOWN && grapheme.length <= LONGEST_KNOWN) others.set(grapheme, known);
  return known;
}

/** Columns that a text takes; colour sequences count for nothing. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const character of text) {
    const width = simpleWidth(character);
    if (width === NOT_SIMPLE) return stringWidth(text);
    sum += width;
  }
  return sum;
}

/** Whether terminals differ about the columns of a character: one here, two in some that are set up for Chinese. */
export function isAmbiguous(character: string): boolean {
  return stringWidth(character, { ambiguousIsNarrow: false }) !== stringWidth(character);
}

/** The text with blanks up to a width; a wider one stays as it is. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

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
