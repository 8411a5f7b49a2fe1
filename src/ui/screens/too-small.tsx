/** The screen in a window that is too small for the pages: only the essentials. */
import { Box, Text } from 'ink';
import { DriverName } from '../components/driver-name.tsx';
import { KeyLine } from '../components/key-line.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { Turning } from '../components/turning.tsx';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { hintsOf } from '../keys/key-hints.ts';
import { stepOf } from '../state/step.ts';

/** The least window that the pages are drawn in. */
export const LEAST = { columns: 40, rows: 12 } as const;

/** The step and its state first, then the size that is needed, then the keys. */
export function TooSmallScreen() {
  const theme = useTheme();
  const scene = useScene();
  const { state, surroundings, messages } = scene;
  const { ui: m } = messages;
  const title = state.finished ? m.finish.title : stepOf(state)?.title;
  return (
    <>
      <Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} overflow="hidden">
        <Box flexShrink={0} height={1}>
          <Text wrap="truncate-end">
            <PhaseSign />
            <Text {...theme.strong}>{title}</Text>
          </Text>
        </Box>
        <Box flexShrink={0} height={1}>
          <Text wrap="truncate-end">
            <Text {...theme.dim}>
              {`${Math.min(state.stops.length, state.at + 1)}/${state.stops.length}  `}
            </Text>
            <DriverName surroundings={surroundings} />
          </Text>
        </Box>
        <Paragraph of={m.tooSmall} />
        <Paragraph of={m.tooSmallNeed(LEAST.columns, LEAST.rows)} tone="dim" />
      </Box>
      <KeyLine hints={hintsOf(scene)} />
    </>
  );
}

function PhaseSign() {
  const theme = useTheme();
  const { phase } = useScene().state;
  switch (phase.name) {
    case 'running':
    case 'checking':
      return (
        <>
          <Turning />{' '}
        </>
      );
    case 'passed':
      return <Text {...theme.ok}>✓ </Text>;
    case 'failed':
      return <Text {...theme.bad}>✗ </Text>;
    default:
      return null;
  }
}
