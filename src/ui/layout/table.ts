/** Tables in prose: columns by their content, narrowed where the row would be too wide. */
import { type Line, lineWidth, padLine, type Span, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';

const GAP = 3;
const NARROWEST = 6;

/** Column widths: natural ones, the widest narrowed one by one until the table fits. */
function columnWidths(rows: readonly (readonly Line[])[], width: number): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(1, ...rows.map((row) => lineWidth(row[column] ?? []))),
  );
  const room = width - GAP * Math.max(0, columns - 1);
  for (let total = widths.reduce((sum, own) => sum + own, 0); total > room; total--) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** Rows of cells as rows of the screen; the first row is the heading. */
export function tableLines(rows: readonly (readonly (readonly Span[])[])[], width: number): Line[] {
  const widths = columnWidths(rows, width);
  const lines: Line[] = [];
  rows.forEach((row, index) => {
    const cells = widths.map((own, column) =>
      wrap(
        (row[column] ?? []).map((piece) => (index === 0 ? { ...piece, bold: true } : piece)),
        own,
      ),
    );
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    for (let at = 0; at < height; at++) {
      lines.push(
        cells.flatMap((cell, column) => [
          ...padLine(cell[at] ?? [], widths[column] ?? 1),
          ...(column < cells.length - 1 ? [span(' '.repeat(GAP))] : []),
        ]),
      );
    }
    if (index === 0) {
      const rule = widths.map((own) => '─'.repeat(own)).join(' '.repeat(GAP));
      lines.push([span(rule, { tone: 'dim' })]);
    }
  });
  return lines;
}
