/** The list of a swarm, in sections, with one row picked. */
import { Box, Text } from 'ink';
import type { Topology } from '../../check/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { around } from '../state/scroll.ts';
import { listLines, swarmRows } from '../state/swarm-rows.ts';
import { placed } from './placed.ts';
import { ScrollMarks } from './scroll-marks.tsx';
import { SwarmRow } from './swarm-row.tsx';

interface SwarmListProps {
  readonly topology: Topology;
  /** Of the rows that can be picked. */
  readonly selected: number;
  /** Rows that it may take. */
  readonly height: number;
}

/** As high as it may be; the picked row is always visible. Only visible rows are drawn: a swarm may have many tasks. */
export function SwarmList({ topology, selected, height }: SwarmListProps) {
  const theme = useTheme();
  const { ui: m } = useMessages();
  const rows = swarmRows(topology);
  const lines = listLines(rows);
  const picked = rows[Math.min(selected, rows.length - 1)];
  const at = lines.findIndex((line) => line.kind === 'row' && line.row === picked);
  const scroll = useScroll((page, _total, before) => around(Math.max(0, at - 1), 2, before, page), {
    page: height,
    total: lines.length,
  });
  return (
    <Box flexDirection="column" height={height} flexShrink={0} overflow="hidden">
      {placed(lines.slice(scroll.offset, scroll.offset + height)).map(({ item, place }) =>
        item.kind === 'row' ? (
          <SwarmRow
            key={place}
            row={item.row}
            topology={topology}
            at={rows.indexOf(item.row)}
            isPicked={item.row === picked}
          />
        ) : (
          <Box key={place} height={1} flexShrink={0}>
            <Text {...theme.strong}>{item.kind === 'heading' ? m.swarmSections[item.of] : ' '}</Text>
          </Box>
        ),
      )}
      <Box position="absolute" top={0} right={0}>
        <ScrollMarks above={scroll.above} below={scroll.below} />
      </Box>
    </Box>
  );
}
