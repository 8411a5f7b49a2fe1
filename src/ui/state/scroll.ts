/** Scroll arithmetic: pure numbers, in rows. */

/** The scroll position of a page, in rows. */
export interface ScrollPosition {
  /** The first row seen. */
  readonly at: number;
  /** The farthest that `at` can go. */
  readonly last: number;
  /** Rows seen at once. */
  readonly page: number;
  /** The farthest that one can go to the right, in columns; left out where nothing goes sideways. */
  readonly lastColumn?: number;
  /** Columns seen at once; left out where nothing goes sideways. */
  readonly columns?: number;
}

/** The part of `total` rows that is seen. */
export interface Window {
  /** First row seen, from 0. */
  readonly from: number;
  /** Behind the last row seen. */
  readonly to: number;
  /** Rows hidden above and below. */
  readonly above: number;
  readonly below: number;
}

/** The largest offset at which the window is still full. */
export function lastOffset(total: number, height: number): number {
  return Math.max(0, total - height);
}

/** An offset held between the first row and the last full window. */
export function clampOffset(offset: number, total: number, height: number): number {
  return Math.min(Math.max(0, Math.trunc(offset)), lastOffset(total, height));
}

/** The window at an offset; an offset beyond the end shows the end. */
export function windowAt(offset: number, total: number, height: number): Window {
  const from = clampOffset(offset, total, height);
  const to = Math.min(total, from + Math.max(0, height));
  return { from, to, above: from, below: total - to };
}

/** How far a scrolling key goes, in rows; undefined for other keys. A page keeps one row in sight. */
export function scrollDistance(key: string, height: number): number | undefined {
  switch (key) {
    case 'j':
    case 'down':
      return 1;
    case 'k':
    case 'up':
      return -1;
    case 'pagedown':
    case 'space':
    case 'ctrl-f':
      return Math.max(1, height - 1);
    case 'pageup':
    case 'ctrl-b':
      return -Math.max(1, height - 1);
    case 'home':
      return Number.NEGATIVE_INFINITY;
    case 'end':
    case 'G':
      return Number.POSITIVE_INFINITY;
    default:
      return undefined;
  }
}

/** A position after a distance that may be infinite. */
export function scrolled({ at, last }: ScrollPosition, distance: number): number {
  return Math.min(last, Math.max(0, at + distance));
}

/** The picked entry of a list after a scrolling key; undefined for keys that don't move it. */
export function picked(selected: number, key: string, count: number, page: number): number | undefined {
  const distance = scrollDistance(key, page);
  if (distance === undefined) return undefined;
  return Math.max(0, Math.min(count - 1, Math.max(0, selected + distance)));
}

/**
 * A first column at which the columns of a hit are visible; it changes only if necessary. At either edge a column is left for the
 * mark of a cut.
 */
export function leftAt(
  hit: { readonly from: number; readonly to: number },
  left: number,
  columns: number,
): number {
  const isSeen = (at: number) => hit.from >= (at > 0 ? at + 1 : 0) && hit.to <= at + columns - 1;
  if (isSeen(left)) return left;
  if (isSeen(0)) return 0;
  const before = Math.min(Math.floor(columns / 3), columns - 1 - (hit.to - hit.from));
  return Math.max(0, hit.from - Math.max(1, before));
}

/** An offset at which some rows are visible, with a few rows around them; it changes only if necessary. */
export function around(top: number, height: number, offset: number, page: number): number {
  const margin = Math.min(3, Math.floor(page / 3));
  if (top < offset + margin) return top - margin;
  if (top + height > offset + page - margin) return Math.min(top, top + height - page + margin);
  return offset;
}
