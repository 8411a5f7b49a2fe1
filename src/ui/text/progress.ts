/** The share of a bar that is filled. */

/** The filled columns of `width`: anything done fills at least one, and only everything done fills all. */
export function filledColumns(done: number, total: number, width: number): number {
  if (done === 0 || width === 0) return 0;
  if (done >= total) return width;
  return Math.min(width - 1, Math.max(1, Math.round((done / total) * width)));
}
