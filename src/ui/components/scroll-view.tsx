/** A view of content that may be longer than its room. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { ViewContext } from '../hooks/use-click.ts';
import { ScrolledByContext } from '../hooks/use-field-cursor.ts';
import type { Scrolled } from '../hooks/use-scroll.ts';

interface ScrollViewProps {
  readonly scroll: Scrolled;
  readonly children: ReactNode;
}

/** Takes the room that is left. The offset is worked out by `useScroll`. */
export function ScrollView({ scroll: { view, content, offset }, children }: ScrollViewProps) {
  return (
    <ScrolledByContext value={offset}>
      <ViewContext value={view}>
        <Box
          ref={view}
          flexDirection="column"
          flexGrow={1}
          flexShrink={1}
          flexBasis={0}
          overflow="hidden"
          contentOffsetY={offset}
        >
          <Box ref={content} flexDirection="column" flexShrink={0}>
            {children}
          </Box>
        </Box>
      </ViewContext>
    </ScrolledByContext>
  );
}
