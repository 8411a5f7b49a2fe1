/** What of an output is shown in few rows: which lines, and how those that are too long are cut. */
import type { OutputFocus } from '../../lesson/types.ts';
import type { OutputView } from '../../tutor/types.ts';
import { colouredSpans, cutLine } from './cut.ts';
import { newest, telling } from './fold.ts';
import { clipLine, type Line } from './line.ts';
import { narrowTable } from './printed-table.ts';

/** A long line of a failed command may take so many rows: what went wrong must be legible. */
const MOST_ROWS_OF_TROUBLE = 4;
/** Columns of a table: wrapped, nobody could read them. */
const TABLE = /\S {3,}\S/;

/**
 * How an output is to be read: its newest lines while it runs or where the learner broke it off, what went wrong
 * where it failed, and otherwise its beginning and its end.
 */
export type Reading = 'newest' | 'trouble' | 'telling';

export interface OutputRows {
  readonly rows: readonly Line[];
  /** Lines that are left out. */
  readonly hidden: number;
}

/** The room for an output, and how it is shown there. */
export interface OutputRoom {
  readonly rows: number;
  /** Columns. */
  readonly width: number;
  /** Programs keep the colours that they print. */
  readonly isColoured: boolean;
  /** What one is to see of it. */
  readonly focus?: OutputFocus | undefined;
}

/** The rows in that room. */
export function outputRows(output: OutputView, reading: Reading, place: OutputRoom): OutputRows {
  const { rows: room, width, isColoured, focus } = place;
  if (room <= 0) return { rows: [], hidden: output.lineCount };
  if (reading === 'trouble') return troubleRows(output, place);
  const { lines, hidden } = reading === 'newest' ? newest(output, room) : telling(output, room, false);
  const narrowed = focus?.columns && narrowTable(lines, focus.columns, width);
  const rows = (narrowed ?? lines).map((text) => colouredSpans(text, { tone: 'dim' }, isColoured));
  const clipped = rows.map((row) => clipLine(row, width));
  if (reading === 'newest' || lines.some((text) => TABLE.test(text))) return { rows: clipped, hidden };
  // Where all of them find room whole, long ones go on in the next row.
  const whole = rows.flatMap((row) => cutLine(row, width));
  return { rows: whole.length <= room ? whole : clipped, hidden };
}

/** The lines that tell what went wrong, whole where that is possible. */
function troubleRows(output: OutputView, { rows: room, width, isColoured }: OutputRoom): OutputRows {
  const cut = (text: string) => cutLine(colouredSpans(text, {}, isColoured), width);
  for (let count = room; count > 1; count--) {
    const { lines, hidden } = telling(output, count, true);
    const rows = lines.flatMap((text) => cut(text).slice(0, MOST_ROWS_OF_TROUBLE));
    if (rows.length <= room) return { rows, hidden };
  }
  const { lines, hidden } = telling(output, 1, true);
  return { rows: lines.flatMap(cut).slice(0, room), hidden };
}
