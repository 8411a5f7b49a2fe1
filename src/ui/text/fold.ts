/** Folds a long output to some of its lines, without reading all of it. A mark for omitted lines takes a row. */
import type { OutputView } from '../../tutor/types.ts';
import { plainOf } from './cut.ts';

/** Lines looked at from either end: reading a million would slow the keys. */
const HEAD = 60;
const TAIL = 240;

/** A line of an output that is not blank. */
export interface NumberedLine {
  /** Its number among all that are not blank, as far as they were read, from 0. */
  readonly at: number;
  readonly text: string;
}

/** The beginning and the end of an output: blank lines don't count. */
export interface OutputEnds {
  readonly lines: readonly NumberedLine[];
  /** The number of all lines, including those that were not read or are no longer kept. */
  readonly total: number;
}

/** Reads the beginning and the end; only the end with `head` 0. */
export function endsOf(output: OutputView, head = HEAD): OutputEnds {
  const first = output.dropped;
  const headEnd = Math.min(output.lineCount, first + head);
  const tailStart = Math.max(headEnd, output.lineCount - TAIL);
  const lines: NumberedLine[] = [];
  let at = first;
  const add = (texts: readonly string[]) => {
    for (const text of texts) if (plainOf(text).trim() !== '') lines.push({ at: at++, text });
  };
  add(output.lines(first, headEnd));
  at += tailStart - headEnd;
  add(output.lines(tailStart, output.lineCount));
  return { lines, total: at };
}

/** A wanted line, by its index among those that were read. */
export interface WantedLine {
  readonly index: number;
  /** Show it whole; if that takes too many rows, its beginning. */
  readonly isWhole: boolean;
}

/** The number of rows for each shown line, by its index. */
export type Fold = ReadonlyMap<number, number>;

/**
 * Takes lines as long as there is room for them and for the marks between them, the most wanted first.
 * @param room rows; infinity for all wanted lines
 * @param heightOf the rows that a whole line takes
 */
export function fold(
  { lines, total }: OutputEnds,
  wanted: Iterable<WantedLine>,
  room: number,
  heightOf: (index: number) => number,
): Fold {
  const taken = new Map<number, number>();
  let sum = 0;
  const takes = (index: number, rows: number) => {
    const before = taken.get(index);
    const more = rows - (before ?? 0);
    // Marks only come on top of it.
    if (sum + more > room) return false;
    taken.set(index, rows);
    if (sum + more + marksOf(taken, lines, total) <= room) {
      sum += more;
      return true;
    }
    if (before === undefined) taken.delete(index);
    else taken.set(index, before);
    return false;
  };
  for (const { index, isWhole } of wanted) {
    if (sum >= room) break;
    if (taken.has(index)) continue;
    if (!(isWhole && takes(index, heightOf(index)))) takes(index, 1);
  }
  // A mark needs a row as well: a single line can take its place.
  const shown = inOrder(taken);
  gapsOf({ lines, total }, shown).forEach((left, place) => {
    const index = (shown[place] ?? lines.length) - 1;
    if (left === 1 && index >= 0 && !taken.has(index)) takes(index, 1);
  });
  for (const index of inOrder(taken)) takes(index, heightOf(index));
  return new Map(inOrder(taken).map((index) => [index, taken.get(index) ?? 1]));
}

/** The numbers of omitted lines before each shown line, and after the last. */
export function gapsOf({ lines, total }: OutputEnds, shown: Iterable<number>): number[] {
  let next = 0;
  const gaps: number[] = [];
  for (const index of shown) {
    const at = lines[index]?.at ?? next;
    gaps.push(at - next);
    next = at + 1;
  }
  return [...gaps, total - next];
}

function inOrder(taken: ReadonlyMap<number, number>): number[] {
  return [...taken.keys()].sort((one, two) => one - two);
}

/** The rows that marks take. */
function marksOf(taken: ReadonlyMap<number, number>, lines: OutputEnds['lines'], total: number): number {
  return gapsOf({ lines, total }, inOrder(taken)).filter((left) => left > 0).length;
}
