/** Chooses the lines of an output that fit a few rows, and cuts those that are too long. */
import type { OutputFocus } from '../../lesson/types.ts';
import type { OutputView } from '../../tutor/types.ts';
import { colouredSpans, cutLine, plainOf } from './cut.ts';
import { endsOf, fold, gapsOf, type OutputEnds, type WantedLine } from './fold.ts';
import { clipLine, type Line, plain } from './line.ts';
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
  const rows = Array.from({ length: last + 1 - Math.max(0, first) }, (_, index) => whole(index).rows).flat();
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
  const shown = fold(ends, wanted, room.rows, (index) =>
    reading === 'newest' ? 1 : whole(index).rows.length,
  );
  const marks = gapsOf(ends, shown.keys()).map((left) => (left > 0 ? [room.mark(left)] : []));
  const rows = [...shown].flatMap(([index, height], place) => [
    ...(marks[place] ?? []),
    ...cutTo(whole(index), height, room.width),
  ]);
  return [...rows, ...(marks.at(-1) ?? [])];
}

/** A line, and the rows of the room's width that it takes. */
interface WholeLine {
  readonly line: Line;
  readonly rows: readonly Line[];
}

/** Returns a line in as many rows as it takes; a row of a table is cut. Important lines are not dim. */
function wholeLines(
  texts: readonly string[],
  reading: Reading,
  { width, isColoured, focus, tables = [] }: Omit<OutputRoom, 'rows'>,
): (index: number) => WholeLine {
  const telling = focus?.columns ? [focus.columns, ...tables] : tables;
  const lines = telling.reduce((narrowed, columns) => narrowTables(narrowed, columns, width), texts);
  const focused = new Set(reading === 'telling' ? focusLines(texts, focus) : []);
  const known = new Map<number, WholeLine>();
  const lineAt = (index: number): WholeLine => {
    const text = lines[index] ?? '';
    const isBright = reading === 'trouble' || focused.has(index);
    const line = colouredSpans(text, isBright ? {} : { tone: 'dim' }, isColoured);
    if (TABLE.test(text)) return { line, rows: [clipLine(line, width)] };
    const cut = cutLine(line, width);
    // Words stay whole if that takes no more rows.
    const broken = wrap(line, width);
    const whole = { line, rows: broken.length <= cut.length ? broken : cut };
    return reading === 'trouble' ? { line, rows: cutTo(whole, MOST_ROWS_OF_TROUBLE, width) } : whole;
  };
  return (index) => {
    const whole = known.get(index) ?? lineAt(index);
    known.set(index, whole);
    return whole;
  };
}

/** At most `most` rows; the last of them is cut to show that others would follow. */
function cutTo({ line, rows }: WholeLine, most: number, width: number): Line[] {
  if (rows.length <= most) return [...rows];
  return [...rows.slice(0, most - 1), clipLine(fromRow(line, rows, most - 1), width)];
}

/** The line from the beginning of one of its rows on, with the blanks that stand between rows and in none of them. */
function fromRow(line: Line, rows: readonly Line[], first: number): Line {
  const text = plain(line);
  let at = 0;
  for (const row of rows.slice(0, first)) at = text.indexOf(plain(row), at) + plain(row).length;
  let before = text.indexOf(plain(rows[first] ?? []), at);
  return line.flatMap((piece) => {
    const rest = piece.text.slice(before);
    before = Math.max(0, before - piece.text.length);
    return rest === '' ? [] : [{ ...piece, text: rest }];
  });
}

function isBlank(text: string): boolean {
  return plainOf(text).trim() === '';
}
