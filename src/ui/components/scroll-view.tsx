/** A view of content that may be longer than its room. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { defined } from '../../value/defined.ts';
import { ViewContext } from '../hooks/use-click.ts';
import { ScrolledByContext } from '../hooks/use-field-cursor.ts';
import type { Scrolled } from '../hooks/use-scroll.ts';

interface ScrollViewProps {
  readonly scroll: Scrolled;
  /** No taller than its content, where other things follow it. */
  readonly isSnug?: boolean;
  readonly children: ReactNode;
}

/** Takes the room that is left, or as much of it as its content needs. The offset is worked out by `useScroll`. */
export function ScrollView({ scroll: { view, content, offset }, isSnug = false, children }: ScrollViewProps) {
  return (
    <ScrolledByContext value={offset}>
      <ViewContext value={view}>
        <Box
          ref={view}
          flexDirection="column"
          flexGrow={isSnug ? 0 : 1}
          flexShrink={1}
          {...defined({ flexBasis: isSnug ? undefined : 0 })}
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
