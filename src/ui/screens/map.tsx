/** The swarm, full screen. */
import { Box, Text } from 'ink';
import { OverlayPage } from '../components/overlay-page.tsx';
import { SwarmPicture } from '../components/swarm-picture.tsx';
import { TaskSign } from '../components/task-sign.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';

/** Rows of the legend, and the blank one above it. */
const LEGEND_ROWS = 2;

/** The picture, and below it what its signs mean. */
export function MapScreen() {
  const { topology, messages } = useScene();
  const { columns, rows } = useRoom();
  return (
    <OverlayPage title={messages.ui.mapTitle}>
      <SwarmPicture topology={topology} width={columns} height={Math.max(1, rows - LEGEND_ROWS)} />
      <Legend />
    </OverlayPage>
  );
}

function Legend() {
  const theme = useTheme();
  const { ui: m } = useScene().messages;
  return (
    <Box marginTop={1} height={1} flexShrink={0}>
      <Text wrap="truncate-end">
        <TaskSign state="running" />
        <Text {...theme.dim}>{` ${m.legend}   `}</Text>
        <TaskSign state="starting" />
        <Text {...theme.dim}>{` ${m.legendStarting}   `}</Text>
        <TaskSign state="failed" />
        <Text {...theme.dim}>{` ${m.legendFailed}   `}</Text>
        <Text {...theme.accent}>★</Text>
        <Text {...theme.dim}>{` ${m.roles.leader}   `}</Text>
        <Text {...theme.accent}>$</Text>
        <Text {...theme.dim}>{` ${m.activeHere}`}</Text>
      </Text>
    </Box>
  );
}
