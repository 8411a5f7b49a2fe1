/** Everything that the command printed. Only the rows in sight are read. */
import { Box } from 'ink';
import { Column } from '../components/column.tsx';
import { Command } from '../components/command.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { Rows } from '../components/rows.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScrollPosition } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { commandRows } from '../text/command-rows.ts';
import { span } from '../text/line.ts';
import { outputWindow } from '../text/output-window.ts';

const MOST_COMMAND_ROWS = 3;

/** The output; at its end it follows what comes. */
export function OutputScreen() {
  const { isColoured } = useTheme();
  const { state, screen, output, messages } = useScene();
  const { columns, rows } = useRoom();
  const { ui: m } = messages;
  const { command } = state;
  const headRows =
    command === undefined ? 0 : commandRows([span(command)], columns - 2, MOST_COMMAND_ROWS).length;
  const offset = screen.overlay?.offset ?? 0;
  const seen = outputWindow(output, offset, Math.max(1, rows - headRows), columns, isColoured);
  const position = { at: seen.from, last: Math.max(0, seen.total - seen.count), page: seen.count };
  useScrollPosition(position);
  const aside = offset === Number.POSITIVE_INFINITY ? m.follows : m.linesSoFar(output.lineCount);
  return (
    <OverlayPage title={m.outputTitle} aside={aside} position={position}>
      {command !== undefined && (
        <Column width={columns}>
          <Command text={command} most={MOST_COMMAND_ROWS} isQuiet />
        </Column>
      )}
      <Box flexDirection="column" flexShrink={0}>
        <Rows of={seen.rows} />
      </Box>
    </OverlayPage>
  );
}
