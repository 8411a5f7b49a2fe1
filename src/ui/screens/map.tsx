/** The swarm, full screen; or one node, service or task of it, opened. */
import type { Topology } from '../../check/types.ts';
import { OverlayPage } from '../components/overlay-page.tsx';
import { ScrollView } from '../components/scroll-view.tsx';
import { SwarmDetails } from '../components/swarm-details.tsx';
import { SwarmView } from '../components/swarm-view.tsx';
import { hasVisitors, VisitorsLine } from '../components/visitors-line.tsx';
import { useLost } from '../hooks/use-lost.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { nameOf, openedRow, type SwarmRow } from '../state/swarm-rows.ts';

/** The page. If the opened thing has gone, it shows the whole swarm. */
export function MapScreen() {
  const scene = useScene();
  const { topology, messages, screen, now } = scene;
  const lost = useLost(topology, now);
  const { opened, selected = 0 } = screen.overlay ?? {};
  const row = opened === undefined ? undefined : openedRow(topology, opened);
  if (topology && row) return <OpenedScreen topology={topology} row={row} />;
  return (
    <OverlayPage title={messages.ui.mapTitle}>
      <SwarmView topology={topology} lost={lost} selected={selected}>
        {hasVisitors(scene) && <VisitorsLine />}
      </SwarmView>
    </OverlayPage>
  );
}

function OpenedScreen({ topology, row }: { readonly topology: Topology; readonly row: SwarmRow }) {
  const { screen } = useScene();
  const scroll = useScroll(screen.overlay?.offset ?? 0);
  return (
    <OverlayPage title={nameOf(row)} position={scroll.position}>
      <ScrollView scroll={scroll}>
        <SwarmDetails row={row} topology={topology} />
      </ScrollView>
    </OverlayPage>
  );
}
