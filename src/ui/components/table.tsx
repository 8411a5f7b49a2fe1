/** A table in prose: columns as wide as their cells, narrowed if the row would be too wide. */
import { Box, Text } from 'ink';
import { useTheme } from '../hooks/use-theme.ts';
import { useWidth } from '../hooks/use-width.ts';
import { columnWidths } from '../text/column-widths.ts';
import { type Line, lineWidth } from '../text/line.ts';
import { Column } from './column.tsx';
import { Paragraph } from './paragraph.tsx';
import { placed } from './placed.ts';

const GAP = 3;

/** Rows of cells; the first row is the heading. */
export function Table({ rows }: { readonly rows: readonly (readonly Line[])[] }) {
  const theme = useTheme();
  const count = Math.max(0, ...rows.map((row) => row.length));
  const natural = Array.from({ length: count }, (_, at) =>
    Math.max(1, ...rows.map((row) => lineWidth(row[at] ?? []))),
  );
  const widths = columnWidths(natural, useWidth() - GAP * (count - 1));
  const [heading = [], ...body] = rows;
  return (
    <Box flexDirection="column">
      <TableRow
        cells={heading.map((cell) => cell.map((piece) => ({ ...piece, bold: true })))}
        widths={widths}
      />
      <Text {...theme.dim}>{widths.map((own) => '─'.repeat(own)).join(' '.repeat(GAP))}</Text>
      {placed(body).map(({ item, place }) => (
        <TableRow key={place} cells={item} widths={widths} />
      ))}
    </Box>
  );
}

interface TableRowProps {
  readonly cells: readonly Line[];
  readonly widths: readonly number[];
}

function TableRow({ cells, widths }: TableRowProps) {
  return (
    <Box columnGap={GAP}>
      {placed(widths).map(({ item, place }, at) => (
        <Column key={place} width={item}>
          <Paragraph of={cells[at] ?? ''} />
        </Column>
      ))}
    </Box>
  );
}
