/** A column of a known width, at which the text in it is broken. */
import { Box, type BoxProps } from 'ink';
import type { ReactNode } from 'react';
import { WidthContext } from '../hooks/use-width.ts';

interface ColumnProps extends BoxProps {
  readonly width: number;
  readonly children?: ReactNode;
}

/** A box from top to bottom; other properties are the box's own. */
export function Column({ width, children, ...box }: ColumnProps) {
  return (
    <WidthContext value={Math.max(1, width)}>
      <Box flexDirection="column" flexShrink={0} {...box} width={Math.max(1, width)}>
        {children}
      </Box>
    </WidthContext>
  );
}
