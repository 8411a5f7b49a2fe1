/** Scroll arithmetic: pure numbers, in rows. */

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

/** Moves an offset by a distance that may be infinite. */
export function scrolled(offset: number, distance: number, total: number, height: number): number {
  if (distance === Number.POSITIVE_INFINITY) return lastOffset(total, height);
  if (distance === Number.NEGATIVE_INFINITY) return 0;
  return clampOffset(clampOffset(offset, total, height) + distance, total, height);
}
