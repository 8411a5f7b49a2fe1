/** Rows of styled pieces of text, measured before they are drawn. */
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
  /** Colour sequences of a program's own output before this text. */
  readonly sgr?: string;
}

export interface Span extends Style {
  readonly text: string;
}

/** One row of the screen. */
export type Line = readonly Span[];

export const BLANK: Line = [];

/** A piece of text with a style. */
export function span(text: string, style: Style = {}): Span {
  return { ...style, text };
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

/** The row, indented by a number of columns. */
export function indent(row: Line, columns: number): Line {
  return row.length === 0 ? row : [span(' '.repeat(columns)), ...row];
}
