/** Columns as Go's `text/tabwriter` lays them out, with three blanks of padding. */

const PADDING = 3;

/**
 * Rows of cells as lines. A column is as wide as its longest cell and three blanks, at least `least`; the last cell is not
 * padded, so lines end in blanks only where it is empty. Widths are counted in characters, as Go does.
 */
export function tabulate(rows: readonly (readonly string[])[], least: number): string {
  const widths: number[] = [];
  for (const cells of rows)
    for (const [at, cell] of cells.slice(0, -1).entries())
      widths[at] = Math.max(widths[at] ?? least, [...cell].length + PADDING);
  return rows
    .map((cells) => {
      const padded = cells.map((cell, at) =>
        at === cells.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - [...cell].length),
      );
      return `${padded.join('')}\n`;
    })
    .join('');
}
