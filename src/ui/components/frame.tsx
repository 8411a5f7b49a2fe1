/** The window: anything that does not fit is not drawn. */

import { Box, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useMemo } from 'react';
import { defined } from '../../value/defined.ts';
import { RoomContext } from '../hooks/use-room.ts';
import { WidthContext } from '../hooks/use-width.ts';
import { ROWS_AROUND } from './page.tsx';

/** Columns left free at either edge. */
const MARGIN = 1;

interface FrameProps {
  /** Of the window. */
  readonly columns: number;
  readonly rows: number;
  readonly children: ReactNode;
}

/** A box of the window's size; with a screen reader, as large as its content. */
export function Frame({ columns, rows, children }: FrameProps) {
  const isRead = useIsScreenReaderEnabled();
  const width = Math.max(1, columns - 2 * MARGIN);
  const room = useMemo(() => ({ columns: width, rows: Math.max(1, rows - ROWS_AROUND) }), [width, rows]);
  return (
    <RoomContext value={room}>
      <WidthContext value={width}>
        <Box
          flexDirection="column"
          width={columns}
          {...defined({ height: isRead ? undefined : rows })}
          paddingX={MARGIN}
          overflow="hidden"
        >
          {children}
        </Box>
      </WidthContext>
    </RoomContext>
  );
}
