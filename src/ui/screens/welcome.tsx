/** The first page. Its text is prepared as rows, as it is painted before Ink is loaded. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { Page } from '../components/page.tsx';
import { Rows } from '../components/rows.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { welcomeRows } from '../text/welcome-rows.ts';

/** The page, its text in the middle. */
export function WelcomeScreen() {
  const theme = useTheme();
  const scene = useScene();
  const { columns, rows } = useRoom();
  const text = welcomeRows(scene, columns, rows, useIsScreenReaderEnabled());
  return (
    <Page header={<Text {...theme.dim}>{`swarm-tutor ${scene.version}`}</Text>}>
      <Box paddingTop={text.above} paddingLeft={text.left} flexShrink={0}>
        <Rows of={text.rows} />
      </Box>
    </Page>
  );
}
