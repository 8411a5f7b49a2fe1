/** The swarm below a step, on two rows: its machines, and its services with their ports and problems. */
import { Box } from 'ink';
import type { Topology, TopologyTask } from '../../check/types.ts';
import { SwarmLine } from './swarm-line.tsx';
import { SwarmNews } from './swarm-news.tsx';

interface SwarmFoldedProps {
  readonly topology: Topology | undefined;
  /** Tasks that were lost a moment ago. */
  readonly lost: readonly TopologyTask[];
}

/** Rows that it takes. The second one is drawn once it has content. */
export function foldedRows(topology: Topology | undefined): number {
  return topology && (topology.quorumLost || topology.services.length > 0) ? 2 : 1;
}

/** Both rows, or the first. */
export function SwarmFolded({ topology, lost }: SwarmFoldedProps) {
  const rows = foldedRows(topology);
  return (
    <Box flexDirection="column" height={rows} flexShrink={0} overflow="hidden">
      <SwarmLine topology={topology} />
      {topology && rows > 1 && <SwarmNews topology={topology} lost={lost} />}
    </Box>
  );
}
