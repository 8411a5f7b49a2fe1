/** The scroll position of something, from Ink's layout; keys scroll by it. */
import type { DOMElement } from 'ink';
import { createContext, type RefObject, useContext, useLayoutEffect, useRef } from 'react';
import { defined } from '../../value/defined.ts';
import { clampOffset, lastOffset, type ScrollPosition } from '../state/scroll.ts';
import { useMetrics } from './use-metrics.ts';

/** The ref through which a page reports its scroll position. */
export const ScrollPositionContext = createContext<{ current: ScrollPosition | undefined }>({
  current: undefined,
});

/** Reports the scroll position of the page while the component is mounted. */
export function useScrollPosition({ at, last, page, lastColumn, columns }: ScrollPosition): void {
  const told = useContext(ScrollPositionContext);
  // At once: the next key may come before React has time for effects.
  useLayoutEffect(() => {
    const position = { at, last, page, ...defined({ lastColumn, columns }) };
    told.current = position;
    return () => {
      if (told.current === position) told.current = undefined;
    };
  }, [told, at, last, page, lastColumn, columns]);
}

export interface Scrolled {
  readonly view: RefObject<DOMElement | null>;
  readonly content: RefObject<DOMElement | null>;
  readonly offset: number;
  /** Rows that are not seen. */
  readonly above: number;
  readonly below: number;
  readonly position: ScrollPosition;
}

/** The wanted offset, from the visible rows, all rows, and the offset before. */
type WantedOffset = (page: number, total: number, before: number) => number;

/**
 * @param wanted the wanted offset; it is limited to where there is content
 * @param known visible rows and all rows, if they are known before Ink's layout
 * @returns what a `<ScrollView>` needs
 */
export function useScroll(
  wanted: number | WantedOffset,
  known?: { readonly page: number; readonly total: number },
): Scrolled {
  const view = useRef<DOMElement>(null);
  const content = useRef<DOMElement>(null);
  const before = useRef(0);
  const seen = useMetrics(view).height;
  const all = useMetrics(content).height;
  const { page, total } = known ?? { page: seen, total: all };
  const asked = typeof wanted === 'number' ? wanted : wanted(page, total, before.current);
  // Before the first layout, it shows the beginning.
  const offset = page > 0 ? clampOffset(asked, total, page) : 0;
  const last = page > 0 ? lastOffset(total, page) : 0;
  before.current = offset;
  useScrollPosition({ at: offset, last, page });
  return { view, content, offset, above: offset, below: last - offset, position: { at: offset, last, page } };
}
