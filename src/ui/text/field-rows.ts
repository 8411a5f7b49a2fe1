/** The text of a field as rows, and the cursor's place in them. */

import { widthOf } from '../../text/width.ts';
import type { EditorState } from '../state/editor.ts';
import { windowAt } from '../state/scroll.ts';
import type { Line } from './line.ts';

export interface FieldRows {
  readonly rows: readonly Line[];
  /** Column and row, from 0. */
  readonly cursor: { readonly x: number; readonly y: number };
}

/** Grows with each character: a span for each would be made anew at every key. */
interface Piece {
  text: string;
  readonly tone?: 'dim';
}

/** The editor's text in rows of at most `width` columns, at most `most` of them around the cursor. */
export function fieldRows(editor: EditorState, width: number, most: number): FieldRows {
  const rows: Piece[][] = [[]];
  let used = 0;
  let cursor = { x: 0, y: 0 };
  const room = Math.max(1, width);
  editor.text.forEach((grapheme, at) => {
    const isLineEnd = grapheme === '\n';
    const shown = isLineEnd ? '↵' : grapheme;
    const own = widthOf(shown);
    if (used + own > room) {
      rows.push([]);
      used = 0;
    }
    if (at === editor.cursor) cursor = { x: used, y: rows.length - 1 };
    append(rows.at(-1) ?? [], shown, isLineEnd);
    used += own;
  });
  if (editor.cursor >= editor.text.length) {
    if (used >= room) {
      rows.push([]);
      used = 0;
    }
    cursor = { x: used, y: rows.length - 1 };
  }
  const seen = windowAt(cursor.y - most + 1, rows.length, most);
  return { rows: rows.slice(seen.from, seen.to), cursor: { ...cursor, y: cursor.y - seen.from } };
}

function append(row: Piece[], shown: string, isDim: boolean): void {
  const last = row.at(-1);
  if (last && (last.tone === 'dim') === isDim) last.text += shown;
  else row.push(isDim ? { text: shown, tone: 'dim' } : { text: shown });
}
