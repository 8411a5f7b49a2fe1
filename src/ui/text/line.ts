/** What the screen is made of: rows of styled pieces of text, measured before they are drawn. */

import { clip, widthOf } from '../../text/width.ts';
import type { Meaning } from '../theme/theme.ts';

/** The meaning of a colour, never the colour itself. */
export type Tone = Exclude<Meaning, 'strong' | 'emphasis' | 'link'>;

export interface Style {
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly href?: string;
  /** Colour sequences that a program's own output put before this text. */
  readonly sgr?: string;
}

export interface Span extends Style {
  readonly text: string;
  /** Drawn as a turning spinner; `text` stands for its width. */
  readonly spin?: boolean;
  /** The terminal's cursor stands on the first column of this span. */
  readonly cursor?: boolean;
}

/** One row of the screen. */
export type Line = readonly Span[];

export const BLANK: Line = [];

/** A piece of text with a style. */
export function span(text: string, style: Style = {}): Span {
  return { ...style, text };
}

/** A row of one piece. */
export function line(text: string, style: Style = {}): Line {
  return [span(text, style)];
}

/** Columns that a row takes. */
export function lineWidth(row: Line): number {
  let width = 0;
  for (const piece of row) width += widthOf(piece.text);
  return width;
}

/** The row's text without its styles. */
export function plain(row: Line): string {
  return row.map((piece) => piece.text).join('');
}

/** The row, or its start with an ellipsis when it is wider than `width`. */
export function clipLine(row: Line, width: number): Line {
  if (lineWidth(row) <= width) return row;
  const kept: Span[] = [];
  let left = width;
  for (const piece of row) {
    const own = widthOf(piece.text);
    if (own < left) {
      kept.push(piece);
      left -= own;
      continue;
    }
    kept.push({ ...piece, text: clip(`${piece.text} `, left) });
    break;
  }
  return kept;
}

/** `left` and `right` on one row of `width` columns; the left one is clipped to keep two columns between. */
export function spread(left: Line, right: Line, width: number): Line {
  const rightWidth = lineWidth(right);
  if (rightWidth === 0) return clipLine(left, width);
  if (rightWidth + 4 > width) return clipLine(left, width);
  const kept = clipLine(left, width - rightWidth - 2);
  return [...kept, span(' '.repeat(width - rightWidth - lineWidth(kept))), ...right];
}

/** The row with `width` columns of space or a given prefix before it. */
export function indent(row: Line, prefix: number | Span): Line {
  return row.length === 0 && typeof prefix === 'number'
    ? row
    : [typeof prefix === 'number' ? span(' '.repeat(prefix)) : prefix, ...row];
}

/** The row with spaces behind it up to `width` columns. */
export function padLine(row: Line, width: number): Line {
  const kept = clipLine(row, width);
  const missing = width - lineWidth(kept);
  return missing > 0 ? [...kept, span(' '.repeat(missing))] : kept;
}

/** Exactly `height` rows: cut at the end, or filled with blank ones. */
export function exactly(rows: readonly Line[], height: number): Line[] {
  const kept = rows.slice(0, Math.max(0, height));
  while (kept.length < height) kept.push(BLANK);
  return kept;
}
