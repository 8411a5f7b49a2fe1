/** A command as rows that break at blanks if possible, with its parts in their colours. */

import { commandParts, type KnownWords } from '../../lesson/command-parts.ts';
import { widthOf } from '../../text/width.ts';
import { defined } from '../../value/defined.ts';
import { cutLine } from './cut.ts';
import { type Line, lineWidth, type Span, type Style, span } from './line.ts';

/** The indent of a command's further rows. */
const CONTINUED = '  ';
/** Marks omitted rows. */
const CUT: Line = [span('…', { tone: 'dim' })];

/** The pieces of a command, each in the colour of its role; the one that is `picked`, as `usage` names it, stands out. */
export function commandSpans(text: string, known: KnownWords, style: Style = {}, picked?: string): Span[] {
  return commandParts(text, known).map(({ text: part, role, usage }) => ({
    ...style,
    ...defined({ tone: role === 'text' ? undefined : role }),
    ...(usage !== undefined && usage === picked ? { underline: true, bold: true } : {}),
    text: part,
  }));
}

/** Rows of at most `width` columns; words stay whole, the last row says `…` where more than `most` would be needed. */
export function commandRows(spans: readonly Span[], width: number, most: number): Line[] {
  const rows = linesOf(spans)
    .flatMap((line) => brokenAtBlanks(line, width))
    .flatMap((row) => cutLine(row, width));
  return rows.length > most ? [...rows.slice(0, most - 1), CUT] : rows;
}

/** The lines of a script. */
function linesOf(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const piece of spans) {
    const [first = '', ...others] = piece.text.replaceAll('\t', '  ').split('\n');
    if (first !== '') lines.at(-1)?.push({ ...piece, text: first });
    for (const text of others) lines.push(text === '' ? [] : [{ ...piece, text }]);
  }
  return lines;
}

/** Words with the blanks behind them; a word may be made of several pieces. */
function wordsOf(line: readonly Span[]): Span[][] {
  const words: Span[][] = [[]];
  let isBlank = false;
  for (const piece of line) {
    for (const text of piece.text.match(/\s+|\S+/g) ?? []) {
      const isSpace = text.trim() === '';
      if (isBlank && !isSpace) words.push([]);
      words.at(-1)?.push({ ...piece, text });
      isBlank = isSpace;
    }
  }
  return words;
}

/** Rows that end behind a blank. */
function brokenAtBlanks(line: readonly Span[], width: number): Line[] {
  const rows: Span[][] = [];
  let row: Span[] = [];
  let used = 0;
  for (const word of wordsOf(line)) {
    const own = lineWidth(word);
    if (
      used > 0 &&
      used +
        widthOf(
          word
            .map(({ text }) => text)
            .join('')
            .trimEnd(),
        ) >
        width
    ) {
      rows.push(row);
      row = [span(CONTINUED)];
      used = CONTINUED.length;
    }
    row.push(...word);
    used += own;
  }
  return [...rows, row].map(withoutEnd);
}

/** The row without blanks at its end. */
function withoutEnd(row: readonly Span[]): Line {
  const end = row.findLastIndex(({ text }) => text.trim() !== '') + 1;
  return row.slice(0, end);
}
