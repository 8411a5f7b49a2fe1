/**
 * Tables as Docker prints them, without their padding: whether the padding is right is looked at here, once, by the rule
 * that Go's tabwriter goes by. So tables whose ages are of different length can be compared.
 */

/** Columns are at least so wide, with the space behind them: docker-machine's and docker's writers. */
const LEAST_WIDTHS = [5, 10];
const GAP = 3;
const HEADER = /^[A-Z][A-Z ]*( {3,}[A-Z][A-Z ]*)+ *$/;

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Takes tables out of a text; what is no table, or a table whose spacing breaks the rule, stays text. */
export function splitTables(text: string): (string | Table)[] {
  const parts: (string | Table)[] = [];
  let loose: string[] = [];
  const flush = () => {
    if (loose.length > 0) parts.push(loose.join('\n'));
    loose = [];
  };
  const lines = text.split('\n');
  let at = 0;
  while (at < lines.length) {
    const found = HEADER.test(lines[at] ?? '') ? tableAt(lines, at) : undefined;
    if (found === undefined) {
      loose.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    flush();
    parts.push(found.table);
    at = found.end;
  }
  flush();
  return parts;
}

/** The longest table that starts with this header and keeps the rule. */
function tableAt(lines: readonly string[], at: number): { table: Table; end: number } | undefined {
  const starts = offsets(lines[at] ?? '');
  let end = at + 1;
  while (end < lines.length && fits(lines[end] ?? '', starts) && !HEADER.test(lines[end] ?? '')) end += 1;
  for (; end > at; end -= 1) {
    const cells = lines.slice(at, end).map((line) => cut(line, starts));
    if (LEAST_WIDTHS.some((least) => isPadded(lines.slice(at, end), cells, least))) {
      const [header = [], ...rows] = cells;
      return { table: { header, rows }, end };
    }
  }
  return undefined;
}

function offsets(header: string): number[] {
  return [...header.matchAll(/(?<=^|\s{3})\S/g)].map((match) => match.index);
}
function fits(line: string, starts: readonly number[]): boolean {
  const chars = [...line];
  return line !== '' && starts.slice(1).every((start) => chars.length >= start && chars[start - 1] === ' ');
}
function cut(line: string, starts: readonly number[]): string[] {
  const chars = [...line];
  return starts.map((start, i) =>
    chars
      .slice(start, starts[i + 1])
      .join('')
      .trimEnd(),
  );
}
function isPadded(lines: readonly string[], cells: readonly string[][], least: number): boolean {
  const columns = cells[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(least, ...cells.map((row) => [...(row[i] ?? '')].length + GAP)),
  );
  return cells.every((row, n) => {
    const line = row.map((cell, i) => (i === columns - 1 ? cell : pad(cell, widths[i] ?? 0))).join('');
    // docker-machine pads its last column, too.
    return line === lines[n] || `${line}${' '.repeat(GAP)}` === lines[n];
  });
}
const pad = (cell: string, width: number): string => cell + ' '.repeat(Math.max(0, width - [...cell].length));
