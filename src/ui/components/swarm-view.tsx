/** The swarm on a whole page: the picture, and beside or below it the list of everything in it and of events. */
import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Topology, TopologyTask } from '../../check/types.ts';
import { useMessages } from '../hooks/use-messages.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { MACHINE_GAP, mapShape } from '../state/picture.ts';
import { Column } from './column.tsx';
import { SwarmList } from './swarm-list.tsx';
import { SwarmPicture } from './swarm-picture.tsx';

interface SwarmViewProps {
  readonly topology: Topology | undefined;
  /** Tasks that were lost a moment ago. */
  readonly lost: readonly TopologyTask[];
  /** The picked row of the list. */
  readonly selected: number;
  /** A row below it. */
  readonly children?: ReactNode;
}

/** In the room that the page has. */
export function SwarmView({ topology, lost, selected, children }: SwarmViewProps) {
  const theme = useTheme();
  const { watch } = useMessages();
  const { columns, rows } = useRoom();
  const alarmRows = topology?.quorumLost ? 2 : 0;
  const shape = mapShape(topology, columns, rows - alarmRows - (children ? 2 : 0));
  return (
    <Box flexDirection="column" flexShrink={0}>
      {topology?.quorumLost && (
        <Box marginBottom={1} flexShrink={0}>
          <Text {...theme.bad} wrap="truncate-end">
            {watch.quorumLost}
          </Text>
        </Box>
      )}
      <Box flexDirection={shape.isBeside ? 'row' : 'column'} columnGap={MACHINE_GAP} rowGap={1}>
        {shape.picture.height > 0 && (
          <SwarmPicture topology={topology} lost={lost} isBare={shape.listHeight > 0} {...shape.picture} />
        )}
        {topology && shape.listHeight > 0 && (
          <Column width={shape.listWidth}>
            <SwarmList topology={topology} selected={selected} height={shape.listHeight} />
          </Column>
        )}
      </Box>
      {children && (
        <Box marginTop={1} flexShrink={0}>
          {children}
        </Box>
      )}
    </Box>
  );
}
