/** The part of an output that is seen on a page of its own. */
import type { OutputView } from '../../tutor/types.ts';
import { windowAt } from '../state/scroll.ts';
import { colouredSpans, cutLine } from './cut.ts';
import type { Line } from './line.ts';

export interface OutputWindow {
  readonly rows: readonly Line[];
  /** The first line seen and how many are, among all that are kept. */
  readonly from: number;
  readonly count: number;
  readonly total: number;
}

/**
 * The lines from an offset on, cut where a terminal would; infinity shows the end. Where long lines take several rows,
 * fewer of them are seen.
 */
export function outputWindow(
  output: OutputView,
  offset: number,
  height: number,
  width: number,
  isColoured: boolean,
): OutputWindow {
  const total = output.lineCount - output.dropped;
  const { from, to } = windowAt(offset, total, height);
  const lines = output.lines(output.dropped + from, output.dropped + to);
  const parts = lines.map((text) => cutLine(colouredSpans(text, {}, isColoured), width));
  const isAtEnd = offset === Number.POSITIVE_INFINITY;
  const rowCount = () => parts.reduce((sum, part) => sum + part.length, 0);
  while (parts.length > 1 && rowCount() > height) {
    if (isAtEnd) parts.shift();
    else parts.pop();
  }
  return { rows: parts.flat(), from: isAtEnd ? to - parts.length : from, count: parts.length, total };
}
