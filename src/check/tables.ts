/** Reads the column tables that Docker's programs print, for when no better format is available. */

/** One row of a view: cells by column name. A column that is not there reads as empty. */
export type Row = Readonly<Record<string, string>>;

/** Columns of a table. */
const MOST_COLUMNS = 100;

/**
 * Reads a table by the positions of its header. Columns are named as printed (`MANAGER STATUS`).
 *
 * Positions are counted in code points: the programs align with Go's tabwriter, which takes every character, a
 * Chinese one too, for one column. A row that is not aligned is split at runs of blanks.
 * Stray carriage returns and blank lines are left out.
 */
export function parseTable(text: string): Row[] {
  const lines = text
    .split('\n')
    .map((line) => line.replaceAll('\r', '').trimEnd())
    .filter((line) => line !== '');
  const [header, ...rest] = lines;
  if (header === undefined) return [];
  const found = [...header.matchAll(/\S+(?: \S+)*/g)];
  // No table of Docker's has so many columns: this is something else, and would have far too many cells.
  if (found.length > MOST_COLUMNS) return [];
  const columns = found.map((match) => ({
    name: match[0],
    start: [...header.slice(0, match.index)].length,
  }));
  return rest.map((line) => {
    const characters = [...line];
    const aligned = columns.every(({ start }) => start === 0 || (characters[start - 1] ?? ' ') === ' ');
    const cells = aligned
      ? columns.map(({ start }, i) =>
          characters
            .slice(start, columns[i + 1]?.start)
            .join('')
            .trim(),
        )
      : line.trim().split(/ {2,}/);
    return Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? '']));
  });
}
