/** The key line: as many keys as fit on one row, help and quit always among them. */
import { widthOf } from '../text/graphemes.ts';
import { clipLine, type Line, type Span, span } from '../text/line.ts';

export interface KeyHint {
  readonly key: string;
  readonly label: string;
  /** Stays on the row however narrow it is. */
  readonly kept?: boolean;
  /** The key that one most likely wants. */
  readonly main?: boolean;
}

const GAP = 3;
const widthOfHint = ({ key, label }: KeyHint) => widthOf(key) + 1 + widthOf(label);

/** Hints in their order, the last ones that are not kept left out until the row fits. */
export function fitHints(hints: readonly KeyHint[], width: number): KeyHint[] {
  const chosen = [...hints];
  const used = () => chosen.reduce((sum, hint) => sum + widthOfHint(hint) + GAP, -GAP);
  while (chosen.length > 1 && used() > width) {
    const at = chosen.findLastIndex((hint) => !hint.kept);
    chosen.splice(at < 0 ? chosen.length - 1 : at, 1);
  }
  return chosen;
}

/** The row itself. */
export function keyLine(hints: readonly KeyHint[], width: number): Line {
  const row: Span[] = [];
  for (const { key, label, main } of fitHints(hints, width)) {
    if (row.length > 0) row.push(span(' '.repeat(GAP)));
    row.push(span(key, { tone: 'accent', bold: main === true }));
    row.push(main ? span(` ${label}`, { bold: true }) : span(` ${label}`, { tone: 'dim' }));
  }
  return clipLine(row, width);
}
