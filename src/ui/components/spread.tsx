/** One row: something at its left, which is cut where it must be, and something at its right. */
import { Box, Text } from 'ink';
import type { ReactNode } from 'react';

interface SpreadProps {
  /** What a `<Text>` may hold. */
  readonly children: ReactNode;
  /** Stands at the right edge. */
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
