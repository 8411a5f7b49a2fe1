/** Compares what should be there with what is, and offers the way back. */
import { Box } from 'ink';
import { Column } from '../components/column.tsx';
import { OverlayPage } from '../components/overlay-page.tsx';
import { RealityReport } from '../components/reality-report.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';

const WIDTH = 92;

/** The comparison, or the repair while it goes on. */
export function RealityScreen() {
  const { state, screen, messages } = useScene();
  const { columns } = useRoom();
  const scroll = useScroll(screen.overlay?.offset ?? 0);
  return (
    <OverlayPage title={messages.ui.reality.title} position={scroll.position}>
      <ScrollView scroll={scroll}>
        <Column width={Math.min(WIDTH, columns)}>
          <Box flexDirection="column" flexShrink={0} rowGap={1}>
            <RealityReport state={state} />
          </Box>
        </Column>
      </ScrollView>
    </OverlayPage>
  );
}
