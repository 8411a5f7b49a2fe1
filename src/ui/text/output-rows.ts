/** Chooses the lines of an output that fit a few rows, and cuts those that are too long. */
import type { OutputFocus } from '../../lesson/types.ts';
import type { OutputView } from '../../tutor/types.ts';
import { colouredSpans, cutLine, plainOf } from './cut.ts';
import { endsOf, fold, gapsOf, type OutputEnds, type WantedLine } from './fold.ts';
import { clipLine, type Line } from './line.ts';
import { narrowTables } from './printed-table.ts';
import { focusLines, type Reading, wantedLines } from './telling-lines.ts';
import { wrap } from './wrap.ts';

/** The most rows of a long line of a failed command: its error must be legible. */
const MOST_ROWS_OF_TROUBLE = 4;
/** Columns of a table, which would be illegible if wrapped. */
const TABLE = /\S {3,}\S/;

/** The room for an output, and how it is shown there. */
export interface OutputRoom {
  readonly rows: number;
  /** Columns. */
  readonly width: number;
  /** Programs keep the colours that they print. */
  readonly isColoured: boolean;
  /** The part that must be visible. */
  readonly focus?: OutputFocus | undefined;
  /** The columns that tables keep which are not part of the focus: of each table, those of the first list that it has. */
  readonly tables?: readonly (readonly string[])[];
  /** Marks where `left` lines were omitted. */
  mark(left: number): Line;
}

/** The rows in that room: the whole output if there is room, otherwise the most informative lines. */
export function outputRows(output: OutputView, reading: Reading, room: OutputRoom): Line[] {
  if (room.rows <= 0) return [];
  const printed = reading === 'newest' ? undefined : asPrinted(output, reading, room);
  if (printed) return printed;
  const ends = endsOf(output, reading === 'newest' ? 0 : undefined);
  const texts = ends.lines.map(({ text }) => text);
  return foldedRows(ends, wantedLines(texts, reading, room.focus), reading, room);
}

/** How many rows it takes to show all lines that the step is about; 0 if there are none. */
export function focusHeight(output: OutputView, room: Omit<OutputRoom, 'rows'>): number {
  if (room.focus === undefined) return 0;
  const ends = endsOf(output);
  const wanted = focusLines(
    ends.lines.map(({ text }) => text),
    room.focus,
  ).map((index) => ({ index, isWhole: true }));
  if (wanted.length === 0) return 0;
  return foldedRows(ends, wanted, 'telling', { ...room, rows: Number.POSITIVE_INFINITY }).length;
}

/** Every line whole, blank ones too; undefined if that takes too many rows. */
function asPrinted(output: OutputView, reading: Reading, room: OutputRoom): Line[] | undefined {
  if (output.dropped > 0 || output.lineCount > 2 * room.rows) return undefined;
  const lines = output.lines(0, output.lineCount);
  const first = lines.findIndex((text) => !isBlank(text));
  const last = lines.findLastIndex((text) => !isBlank(text));
  const whole = wholeLines(lines.slice(Math.max(0, first), last + 1), reading, room);
  const rows = Array.from({ length: last + 1 - Math.max(0, first) }, (_, index) => whole(index)).flat();
  return rows.length <= room.rows ? rows : undefined;
}

function foldedRows(
  ends: OutputEnds,
  wanted: readonly WantedLine[],
  reading: Reading,
  room: OutputRoom,
): Line[] {
  const texts = ends.lines.map(({ text }) => text);
  const whole = wholeLines(texts, reading, room);
  const shown = fold(ends, wanted, room.rows, (index) => (reading === 'newest' ? 1 : whole(index).length));
  const marks = gapsOf(ends, shown.keys()).map((left) => (left > 0 ? [room.mark(left)] : []));
  const rows = [...shown].flatMap(([index, height], place) => [
    ...(marks[place] ?? []),
    ...cutTo(whole(index), height, room.width),
  ]);
  return [...rows, ...(marks.at(-1) ?? [])];
}

/** Returns a line in as many rows as it takes; a row of a table is cut. Important lines are not dim. */
function wholeLines(
  texts: readonly string[],
  reading: Reading,
  { width, isColoured, focus, tables = [] }: Omit<OutputRoom, 'rows'>,
): (index: number) => Line[] {
  const telling = focus?.columns ? [focus.columns, ...tables] : tables;
  const lines = telling.reduce((narrowed, columns) => narrowTables(narrowed, columns, width), texts);
  const focused = new Set(reading === 'telling' ? focusLines(texts, focus) : []);
  const known = new Map<number, Line[]>();
  const rowsOf = (index: number): Line[] => {
    const text = lines[index] ?? '';
    const isBright = reading === 'trouble' || focused.has(index);
    const spans = colouredSpans(text, isBright ? {} : { tone: 'dim' }, isColoured);
    if (TABLE.test(text)) return [clipLine(spans, width)];
    const cut = cutLine(spans, width);
    // Words stay whole if that takes no more rows.
    const broken = wrap(spans, width);
    const rows = broken.length <= cut.length ? broken : cut;
    return reading === 'trouble' ? cutTo(rows, MOST_ROWS_OF_TROUBLE, width) : rows;
  };
  return (index) => {
    const rows = known.get(index) ?? rowsOf(index);
    known.set(index, rows);
    return rows;
  };
}

/** At most `most` rows; the last of them is cut to show that others would follow. */
function cutTo(rows: readonly Line[], most: number, width: number): Line[] {
  if (rows.length <= most) return [...rows];
  return [...rows.slice(0, most - 1), clipLine(rows.slice(most - 1).flat(), width)];
}

function isBlank(text: string): boolean {
  return plainOf(text).trim() === '';
}
