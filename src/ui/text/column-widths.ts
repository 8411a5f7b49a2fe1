/** The columns of a table in prose, narrowed until it fits. */

const NARROWEST = 6;

/**
 * Widths of columns by their widest cell; if the row would be too wide, the widest column is narrowed
 * repeatedly.
 * @param natural the widest cell of each column, in columns of the terminal
 * @param room columns for all of them, without the gaps
 */
export function columnWidths(natural: readonly number[], room: number): number[] {
  const widths = natural.map((own) => Math.max(1, own));
  for (let total = widths.reduce((sum, own) => sum + own, 0); total > room; total--) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}
