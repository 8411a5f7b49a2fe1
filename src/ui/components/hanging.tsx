/** A mark with content beside it, indented past the mark on every row: list items, labels, quotes. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { Column } from './column.tsx';

interface HangingProps {
  /** Columns that the mark takes. */
  readonly by: number;
  /** Without one there is only the space. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

/** The mark at the left, the children beside it. */
export function Hanging({ by, mark, children }: HangingProps) {
  const width = useWidth();
  return (
    <Box flexShrink={0}>
      <Box width={by} flexShrink={0}>
        {mark}
      </Box>
      <Column width={width - by}>{children}</Column>
    </Box>
  );
}
