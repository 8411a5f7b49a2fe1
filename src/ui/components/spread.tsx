/** One row: a text at its left, which is cut if necessary, and another at its right. */
import { Box, Text } from 'ink';
import type { ReactNode } from 'react';

interface SpreadProps {
  /** The children that a `<Text>` may have. */
  readonly children: ReactNode;
  /** At the right edge. */
  readonly aside?: ReactNode;
}

/** Both in the full width. */
export function Spread({ children, aside }: SpreadProps) {
  return (
    <Box justifyContent="space-between" columnGap={2} height={1} flexShrink={0} overflow="hidden">
      <Text wrap="truncate-end">{children}</Text>
      {aside && <Box flexShrink={0}>{aside}</Box>}
    </Box>
  );
}
