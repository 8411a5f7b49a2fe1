/** The parts of every page: a first row, its own middle, the notice line, and the keys that work now. */
import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useScene } from '../hooks/use-scene.ts';
import { hintsOf } from '../keys/key-hints.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import { KeyLine } from './key-line.tsx';
import { Notice } from './notice.tsx';

/** Rows of a page besides its middle: the first one and a blank one, the notice line and the keys. */
export const ROWS_AROUND = 4;

interface PageProps {
  readonly header: ReactNode;
  /** The scroll position of the page, for the key line. */
  readonly position?: ScrollPosition | undefined;
  readonly children: ReactNode;
}

/** The page, in the room given by `RoomContext`. */
export function Page({ header, position, children }: PageProps) {
  const scene = useScene();
  return (
    <>
      {header}
      <Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} marginTop={1} overflow="hidden">
        {children}
      </Box>
      <Box height={1} flexShrink={0}>
        <Text wrap="truncate-end">
          <Notice scene={scene} />
        </Text>
      </Box>
      <KeyLine hints={hintsOf(scene, position)} />
    </>
  );
}
