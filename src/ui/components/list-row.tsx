/** One row of a list in which a row is picked: the mark before it, and the place for a click. */
import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useClick } from '../hooks/use-click.ts';
import { useTheme } from '../hooks/use-theme.ts';

interface ListRowProps {
  /** Its place in the list; undefined if it can't be picked. */
  readonly at: number | undefined;
  readonly isPicked: boolean;
  readonly children: ReactNode;
}

/** Columns of the mark. */
export const MARK_WIDTH = 2;

/** A row of a list, one row high. */
export function ListRow({ at, isPicked, children }: ListRowProps) {
  const box = useClick(at === undefined ? undefined : { type: 'row', at });
  return (
    <Box ref={box} flexShrink={0} height={1}>
      <PickMark isPicked={isPicked} />
      {children}
    </Box>
  );
}

/** The mark before the picked one, and as much room before the others. */
export function PickMark({ isPicked }: Pick<ListRowProps, 'isPicked'>) {
  const theme = useTheme();
  return <Text {...theme.accent}>{isPicked ? '▌ ' : '  '}</Text>;
}
