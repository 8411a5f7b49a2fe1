/** Chooses the lines of an output that are worth showing, the most informative first. */
import { textMatches } from '../../check/patterns.ts';
import type { OutputFocus } from '../../lesson/types.ts';
import { plainOf } from './cut.ts';
import type { WantedLine } from './fold.ts';
import { tablesIn } from './printed-table.ts';

const TROUBLE =
  /\b(error|errors|failed|failure|fatal|cannot|can't|denied|refused|rejected|invalid|timeout|unreachable|no such)\b|not found/i;

/**
 * How an output is read: its newest lines while it runs or after it was broken off, its error
 * if it failed, and otherwise the lines that its step is about, its beginning and its end.
 */
export type Reading = 'newest' | 'trouble' | 'telling';

/** The lines in the order in which they are wanted. */
export function wantedLines(
  lines: readonly string[],
  reading: Reading,
  focus: OutputFocus | undefined,
): WantedLine[] {
  const upwards = [...lines.keys()].reverse();
  if (reading === 'newest') return upwards.map((index) => ({ index, isWhole: false }));
  if (reading === 'trouble') {
    const troubles = upwards.filter((index) => TROUBLE.test(plainOf(lines[index] ?? '')));
    return [...troubles, ...upwards].map((index) => ({ index, isWhole: true }));
  }
  return [
    ...focusLines(lines, focus).map((index) => ({ index, isWhole: true })),
    ...fromBothEnds(lines.length).map((index) => ({ index, isWhole: false })),
  ];
}

/**
 * The indexes of the lines that a step is about: its tables' headings, the lines that match its patterns, and the other
 * rows of its tables.
 */
export function focusLines(
  lines: readonly string[],
  { columns, lines: patterns }: OutputFocus = {},
): number[] {
  const tables = columns ? tablesIn(lines, columns) : [];
  const rows = tables.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, row) => from + row));
  const plain = patterns ? lines.map(plainOf) : [];
  const matching = (patterns ?? []).flatMap((pattern) =>
    [...plain.keys()].filter((index) => textMatches(pattern, plain[index] ?? '')),
  );
  return [...new Set([...tables.map(({ from }) => from), ...matching, ...rows])];
}

/** The first, the last, the second, the last but one … */
function fromBothEnds(count: number): number[] {
  return Array.from({ length: count }, (_, turn) => (turn % 2 === 0 ? turn / 2 : count - 1 - (turn - 1) / 2));
}
