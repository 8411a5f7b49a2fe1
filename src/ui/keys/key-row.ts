/** The key line's one row: which keys have room in it, and where they stand. */
import { widthOf } from '../../text/width.ts';
import type { KeyHint } from './key-hints.ts';

/** Columns between keys. */
export const KEY_GAP = 3;

export interface KeyRow {
  /** In their order, as far as they fit. */
  readonly fitting: readonly KeyHint[];
  /** Columns of their part of the row: where some don't fit, all that the kept ones leave. */
  readonly columns: number;
  /** Those that are always there, at the end. */
  readonly kept: readonly KeyHint[];
}

/** Divides a row of so many columns among keys, which come the most useful first. What is always kept is so even where it has no room. */
export function keyRow(hints: readonly KeyHint[], width: number): KeyRow {
  const kept = hints.filter(({ isKept, isMain }) => isKept && !isMain);
  const rest = hints.filter((hint) => !kept.includes(hint));
  const room = kept.reduce((left, hint) => left - widthOfHint(hint) - KEY_GAP, width);
  let taken = -KEY_GAP;
  const ends = rest.map((hint) => {
    taken += KEY_GAP + widthOfHint(hint);
    return taken;
  });
  // There is one in any case: it is cut.
  const fitting = rest.filter((_, at) => at === 0 || (ends[at] ?? 0) <= room);
  return { fitting, columns: Math.max(0, Math.min(taken, room)), kept };
}

function widthOfHint({ sign, label }: KeyHint): number {
  return widthOf(sign) + 1 + widthOf(label);
}
