/** The part of an output that is seen on a page of its own: lines as they were printed, never broken. */
import { widthOf } from '../../text/width.ts';
import type { OutputView } from '../../tutor/types.ts';
import { placesIn } from '../state/output-search.ts';
import { windowAt } from '../state/scroll.ts';
import { colouredSpans, plainOf } from './cut.ts';
import { type Line, type Span, span } from './line.ts';
import { partOf } from './part-of.ts';

/** The part of the output in view. */
export interface OutputPlace {
  /** The first visible line, among those that are kept; infinity shows the end. */
  readonly offset: number;
  /** The first column. */
  readonly left: number;
  /** Rows and columns of the room. */
  readonly height: number;
  readonly width: number;
  /** Text that is marked; `''` for none. */
  readonly sought: string;
  /** The current search hit. */
  readonly match?: number | undefined;
  readonly isColoured: boolean;
}

export interface OutputWindow {
  readonly rows: readonly Line[];
  /** The first line seen and how many are, among all that are kept. */
  readonly from: number;
  readonly count: number;
  readonly total: number;
  /** The largest offset to the right, and the columns of a line that are seen. */
  readonly lastColumn: number;
  readonly columns: number;
}

/** The lines from an offset on, each cut to the part between two columns. */
export function outputWindow(output: OutputView, place: OutputPlace): OutputWindow {
  const { offset, left, height, sought, match, isColoured } = place;
  const total = output.lineCount - output.dropped;
  const { from, to } = windowAt(offset, total, height);
  const lines = output.lines(output.dropped + from, output.dropped + to);
  // Found lines have a sign in front, for learners who see no colours.
  const width = place.width - (sought === '' ? 0 : SIGN_WIDTH);
  const widest = Math.max(0, ...lines.map((text) => widthOf(plainOf(text).replaceAll('\t', '    '))));
  const lastColumn = Number.isFinite(width) ? Math.max(0, widest - width) : 0;
  const rows = lines.map((text, at) => {
    const spans = markedSpans(colouredSpans(text, {}, isColoured), sought);
    const row = partOf(spans, Math.min(left, lastColumn), width);
    if (sought === '') return row;
    const isFound = spans.some(({ tone }) => tone === 'match');
    return [span(from + at === match ? '▸ ' : isFound ? '· ' : '  ', { tone: 'accent' }), ...row];
  });
  return { rows, from, count: lines.length, total, lastColumn, columns: width };
}

const SIGN_WIDTH = 2;

/** The pieces with every occurrence of a text marked, across their borders too. */
function markedSpans(row: readonly Span[], text: string): Span[] {
  const places = placesIn(row.map((piece) => piece.text).join(''), text);
  if (places.length === 0) return [...row];
  const isMarked = (at: number) => places.some((place) => at >= place && at < place + text.length);
  let at = 0;
  return row.flatMap((piece) => {
    const pieces: Span[] = [];
    for (let from = 0; from < piece.text.length; ) {
      const marked = isMarked(at + from);
      let to = from + 1;
      while (to < piece.text.length && isMarked(at + to) === marked) to++;
      const part = piece.text.slice(from, to);
      pieces.push(marked ? span(part, { tone: 'match' }) : { ...piece, text: part });
      from = to;
    }
    at += piece.text.length;
    return pieces;
  });
}
