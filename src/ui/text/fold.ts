/** Long output reduced to the lines that tell most, without reading all of it. */
import type { OutputView } from '../../tutor/types.ts';

/** Lines looked at from either end: reading a million would slow the keys. */
const HEAD = 60;
const TAIL = 240;
const TROUBLE =
  /\b(error|errors|failed|failure|fatal|cannot|can't|denied|refused|rejected|invalid|timeout|unreachable|no such)\b|not found/i;
// biome's rule for control characters is off: these are the sequences that colour text.
const COLOURS = /\u001B\[[\d;:]*m/g;

/** What is shown of an output: its lines, in order, and how many are left out. */
export interface Folded {
  readonly lines: readonly string[];
  readonly hidden: number;
}

const blank = (text: string) => text.replace(COLOURS, '').trim() === '';

/** The newest `room` lines that are not blank: what one looks at while a command runs. */
export function newest(output: OutputView, room: number): Folded {
  const from = Math.max(output.dropped, output.lineCount - TAIL);
  const kept = output.lines(from, output.lineCount).filter((text) => !blank(text));
  const lines = room > 0 ? kept.slice(-room) : [];
  return { lines, hidden: Math.max(0, from + kept.length - lines.length) };
}

/**
 * The telling lines of an ended command: trouble first if it failed, then its beginning, then its end.
 * Blank lines don't count.
 */
export function telling(output: OutputView, room: number, failed: boolean): Folded {
  const first = output.dropped;
  const headEnd = Math.min(output.lineCount, first + HEAD);
  const tailStart = Math.max(headEnd, output.lineCount - TAIL);
  const numbered = [
    ...output.lines(first, headEnd).map((text, at) => ({ at: first + at, text })),
    ...output.lines(tailStart, output.lineCount).map((text, at) => ({ at: tailStart + at, text })),
  ].filter(({ text }) => !blank(text));
  const total = first + (tailStart - headEnd) + numbered.length;
  if (numbered.length <= room && total === numbered.length) {
    return { lines: numbered.map(({ text }) => text), hidden: 0 };
  }
  const picked = new Map<number, string>();
  const take = (candidates: readonly { at: number; text: string }[], upTo: number) => {
    for (const { at, text } of candidates) {
      if (picked.size >= upTo) return;
      picked.set(at, text);
    }
  };
  if (failed) {
    const trouble = numbered.filter(({ text }) => TROUBLE.test(text));
    take(trouble.slice(-room), room);
    take(numbered.toReversed(), room);
  } else {
    take(numbered, Math.max(1, Math.ceil(room / 2)));
    take(numbered.toReversed(), room);
  }
  const lines = [...picked].sort(([a], [b]) => a - b).map(([, text]) => text);
  return { lines: room > 0 ? lines : [], hidden: total - (room > 0 ? lines.length : 0) };
}
