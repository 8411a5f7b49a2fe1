/** The share of a bar that is filled. */

/** Columns of `width` that stand for what is done: something done shows at once, and only everything done shows as full. */
export function filledColumns(done: number, total: number, width: number): number {
  if (done === 0 || width === 0) return 0;
  if (done >= total) return width;
  return Math.min(width - 1, Math.max(1, Math.round((done / total) * width)));
}
