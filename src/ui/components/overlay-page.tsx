/** A page over the walk: its title, and the position in it. */
import { Text } from 'ink';
import type { ReactNode } from 'react';
import { useRoom } from '../hooks/use-room.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import { DriverName } from './driver-name.tsx';
import { Page } from './page.tsx';
import { ScrollMarks } from './scroll-marks.tsx';
import { Spread } from './spread.tsx';

/** In a narrower window the title has no room beside the driver's name. */
const WITH_DRIVER = 56;

interface OverlayPageProps {
  readonly title: string;
  /** A note about the content. */
  readonly aside?: string;
  /** Its scroll position. */
  readonly position?: ScrollPosition;
  readonly children: ReactNode;
}

/** The page with its content below the title. */
export function OverlayPage({ title, aside, position, children }: OverlayPageProps) {
  const theme = useTheme();
  const { surroundings } = useScene();
  const { columns } = useRoom();
  const { at = 0, last = 0 } = position ?? {};
  const hasDriver = columns >= WITH_DRIVER || last === 0;
  const header = (
    <Spread
      aside={
        <Text>
          {aside !== undefined && <Text {...theme.dim}>{`${aside}   `}</Text>}
          <ScrollMarks above={at} below={last - at} />
          {last > 0 && hasDriver && '   '}
          {hasDriver && <DriverName surroundings={surroundings} />}
        </Text>
      }
    >
      <Text {...theme.strong}>{title}</Text>
    </Spread>
  );
  return (
    <Page header={header} position={position}>
      {children}
    </Page>
  );
}
