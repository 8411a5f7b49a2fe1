const PADDING = 3;

/**
 * Lines of cells as Docker's tabwriter prints them: a column is as wide as its longest cell and three spaces, at least
 * `least`; the last cell is not padded, so rows end in spaces only where it is empty.
 */
export function alignTabs(lines: readonly (readonly string[])[], least = 10): string {
  const widths: number[] = [];
  for (const cells of lines)
    for (const [at, cell] of cells.slice(0, -1).entries())
      widths[at] = Math.max(widths[at] ?? least, [...cell].length + PADDING);
  return lines
    .map((cells) => {
      const padded = cells.map((cell, at) =>
        at === cells.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - [...cell].length),
      );
      return `${padded.join('')}\n`;
    })
    .join('');
}
