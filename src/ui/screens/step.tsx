/** A step of the walk: in a wide window the outline at its left and the swarm at its right, otherwise the swarm below. */
import { Box, useIsScreenReaderEnabled } from 'ink';
import { Column } from '../components/column.tsx';
import { Header } from '../components/header.tsx';
import { Outline } from '../components/outline.tsx';
import { Page } from '../components/page.tsx';
import { StepPane } from '../components/step-pane.tsx';
import { foldedRows, SwarmFolded } from '../components/swarm-folded.tsx';
import { SwarmPicture } from '../components/swarm-picture.tsx';
import { hasVisitors, VisitorsLine } from '../components/visitors-line.tsx';
import { useLost } from '../hooks/use-lost.ts';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { COLUMN_GAP, columnsFor } from '../state/columns.ts';

/** In a window with fewer rows, the swarm is not shown. */
const FEWEST_ROWS = 16;

/** The page. */
export function StepScreen() {
  const scene = useScene();
  const { state, screen, surroundings, topology, now } = scene;
  const lost = useLost(topology, now);
  const { columns, rows } = useRoom();
  const isRead = useIsScreenReaderEnabled();
  const shared = isRead ? undefined : columnsFor(columns);
  const isBelow = !shared && rows >= FEWEST_ROWS;
  const visitorRows = hasVisitors(scene) ? 1 : 0;
  return (
    <Page header={<Header state={state} surroundings={surroundings} />}>
      <Box columnGap={COLUMN_GAP} flexGrow={1} flexShrink={1} flexBasis={0}>
        {shared && shared.outline > 0 && (
          <Outline stops={state.stops} at={state.at} records={state.records} width={shared.outline} />
        )}
        <Column width={shared?.step ?? columns}>
          <StepPane key={screen.step} rows={isBelow ? rows - foldedRows(topology) - visitorRows - 1 : rows} />
        </Column>
        {shared && (
          <Column width={shared.picture}>
            <SwarmPicture topology={topology} lost={lost} width={shared.picture} height={rows}>
              {visitorRows > 0 && <VisitorsLine />}
            </SwarmPicture>
          </Column>
        )}
      </Box>
      {isBelow && (
        <Box flexDirection="column" marginTop={1} flexShrink={0}>
          <SwarmFolded topology={topology} lost={lost} />
          {visitorRows > 0 && <VisitorsLine />}
        </Box>
      )}
    </Page>
  );
}
