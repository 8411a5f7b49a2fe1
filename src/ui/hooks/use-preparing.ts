/** Draws the page that comes next once, where nobody sees it, while the learner reads: its code is compiled and its texts are measured by then. */
import { renderToString, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useEffect, useRef } from 'react';

/** What the page at hand still loads and asks of the terminal is done by then. */
const SOON_MS = 150;

/**
 * Prepares a page once, shortly after it is first needed.
 * @param next the page as it would be at that moment; undefined while there is nothing to prepare
 * @param columns of the window
 */
export function usePreparing(next: (() => ReactNode) | undefined, columns: number): void {
  const isRead = useIsScreenReaderEnabled();
  const isWanted = next !== undefined && !isRead;
  const isDone = useRef(false);
  const latest = useRef({ next, columns });
  useEffect(() => {
    latest.current = { next, columns };
  });
  useEffect(() => {
    if (!isWanted || isDone.current) return;
    const timer = setTimeout(() => {
      isDone.current = true;
      const { next: page, columns: width } = latest.current;
      if (page) renderToString(page(), { columns: width });
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [isWanted]);
}
