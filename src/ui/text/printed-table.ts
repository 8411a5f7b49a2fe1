/** Narrows a table in a command's output so that the columns that a step is about can be read. */

/** Columns of blanks between two columns of a table: as programs print them, and where room is short. */
const WIDE_GAP = 3;
const NARROW_GAP = 2;
/** The minimum width of a cell: three characters would be useless. */
const LEAST_WIDTH = 6;
/** Marks omitted text or columns. */
const CUT = '…';

const PLAIN = /^[\x20-\x7e…]*$/;

interface Column {
  readonly heading: string;
  readonly cells: readonly string[];
  /** Of its widest cell. */
  readonly width: number;
}

/** A table among lines: the index of its heading, and the one after its last row. */
export interface TablePlace {
  readonly from: number;
  readonly to: number;
}

/** The tables that have all these headings. One ends where a line is no row of it. */
export function tablesIn(lines: readonly string[], headings: readonly string[]): TablePlace[] {
  const places: TablePlace[] = [];
  let from = lines.findIndex((line) => isHeading(line, headings));
  while (from >= 0) {
    const starts = startsOf(lines[from] ?? '');
    let to = from + 1;
    while (to < lines.length && isRow(lines[to] ?? '', starts) && !isHeading(lines[to] ?? '', headings)) to++;
    places.push({ from, to });
    from = lines.findIndex((line, at) => at >= to && isHeading(line, headings));
  }
  return places;
}

/**
 * The lines of an output with its tables narrowed to `width` columns; other lines are as they were. Columns named in
 * `telling` come first, the others as far as there is room, and `…` marks omitted ones. If the telling
 * ones alone are too wide, their widest cells are cut in the middle. Lines that are not plain text stay unchanged.
 */
export function narrowTables(lines: readonly string[], telling: readonly string[], width: number): string[] {
  const narrowed = [...lines];
  for (const { from, to } of tablesIn(lines, telling)) {
    const table = lines.slice(from, to);
    const isNarrow = table.every((line) => line.length <= width);
    if (isNarrow || !table.every((line) => PLAIN.test(line))) continue;
    narrowed.splice(from, to - from, ...fitted(columnsOf(table), telling, width));
  }
  return narrowed;
}

function headingsOf(line: string): string[] {
  return line.trim().split(/ {2,}/);
}

function isHeading(line: string, telling: readonly string[]): boolean {
  const headings = headingsOf(line);
  return headings.length > 1 && telling.every((name) => headings.includes(name));
}

/** The beginning of each column: every cell is below the beginning of its heading. */
function startsOf(head: string): number[] {
  const starts: number[] = [];
  for (const heading of headingsOf(head)) starts.push(head.indexOf(heading, (starts.at(-1) ?? -1) + 1));
  return starts;
}

/** Whether a line has more than one cell, and leaves the gaps between columns free. */
function isRow(line: string, starts: readonly number[]): boolean {
  const [, second = 0] = starts;
  return line.length > second && starts.every((start) => start === 0 || (line[start - 1] ?? ' ') === ' ');
}

function columnsOf([head = '', ...rows]: readonly string[]): Column[] {
  const starts = startsOf(head);
  return starts.map((start, at) => {
    const cellOf = (row: string) => row.slice(at === 0 ? 0 : start, starts[at + 1]).trimEnd();
    const cells = [cellOf(head), ...rows.map(cellOf)];
    return { heading: cellOf(head).trim(), cells, width: Math.max(...cells.map((cell) => cell.length)) };
  });
}

function fitted(columns: readonly Column[], telling: readonly string[], width: number): string[] {
  const kept = new Set(columns.filter(({ heading }) => telling.includes(heading)));
  for (const column of columns) {
    if (kept.has(column)) continue;
    if (widthWith(columns, new Set([...kept, column])) <= width) kept.add(column);
  }
  const parts = partsWith(columns, kept);
  const gap = totalOf(parts, WIDE_GAP) <= width ? WIDE_GAP : NARROW_GAP;
  const fit = shrunk(parts, width, gap);
  return (fit[0]?.cells ?? []).map((_, row) =>
    fit
      .map(({ cells, width: own }) => middleCut(cells[row] ?? '', own).padEnd(own))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** The kept columns, and one with `…` wherever others were omitted. */
function partsWith(columns: readonly Column[], kept: ReadonlySet<Column>): Column[] {
  return columns.flatMap((column, at) => {
    if (kept.has(column)) return [column];
    const before = columns[at - 1];
    if (before !== undefined && !kept.has(before)) return [];
    return [{ heading: CUT, cells: column.cells.map(() => CUT), width: 1 }];
  });
}

function totalOf(parts: readonly Column[], gap: number): number {
  return parts.reduce((sum, part) => sum + part.width, gap * (parts.length - 1));
}

function widthWith(columns: readonly Column[], kept: ReadonlySet<Column>): number {
  return totalOf(partsWith(columns, kept), NARROW_GAP);
}

/** Narrows the widest column by one character at a time until all fit. */
function shrunk(parts: readonly Column[], width: number, gap: number): Column[] {
  const fit = [...parts];
  for (let over = totalOf(fit, gap) - width; over > 0; over--) {
    const widest = fit.reduce((best, part, at) => (part.width > (fit[best]?.width ?? 0) ? at : best), 0);
    const part = fit[widest];
    if (part === undefined || part.width <= LEAST_WIDTH) break;
    fit[widest] = { ...part, width: part.width - 1 };
  }
  return fit;
}

/** The text, or its beginning and its end around `…`: names differ at both. */
export function middleCut(text: string, width: number): string {
  if (text.length <= width) return text;
  const end = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - end)}${CUT}${end > 0 ? text.slice(-end) : ''}`;
}
