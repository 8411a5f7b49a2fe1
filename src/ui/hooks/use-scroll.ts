/** Where something that scrolls stands, as Ink has laid it out; keys scroll by what is found here. */
import type { DOMElement } from 'ink';
import { createContext, type RefObject, useContext, useLayoutEffect, useRef } from 'react';
import { defined } from '../../value/defined.ts';
import { clampOffset, lastOffset, type ScrollPosition } from '../state/scroll.ts';
import { useMetrics } from './use-metrics.ts';

/** Where the page says what scrolls on it. */
export const ScrollPositionContext = createContext<{ current: ScrollPosition | undefined }>({
  current: undefined,
});

/** Says what scrolls on the page, for as long as the component is there. */
export function useScrollPosition({ at, last, page, lastColumn }: ScrollPosition): void {
  const told = useContext(ScrollPositionContext);
  // At once: the next key may come before React has time for effects.
  useLayoutEffect(() => {
    const position = { at, last, page, ...defined({ lastColumn }) };
    told.current = position;
    return () => {
      if (told.current === position) told.current = undefined;
    };
  }, [told, at, last, page, lastColumn]);
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

/** What is asked for, worked out from the rows seen, all rows, and the offset before. */
type WantedOffset = (page: number, total: number, before: number) => number;

/**
 * @param name of what scrolls
 * @param wanted the offset that is asked for; it is held where there is something to see
 * @param known rows seen and all rows, where that is known before Ink has laid anything out
 * @returns what a `<ScrollView>` needs
 */
export function useScroll(
  name: string,
  wanted: number | WantedOffset,
  known?: { readonly page: number; readonly total: number },
): Scrolled {
  const view = useRef<DOMElement>(null);
  const content = useRef<DOMElement>(null);
  const before = useRef(0);
  const seen = useMetrics(`${name} view`, view).height;
  const all = useMetrics(`${name} content`, content).height;
  const { page, total } = known ?? { page: seen, total: all };
  const asked = typeof wanted === 'number' ? wanted : wanted(page, total, before.current);
  // Before it is laid out, one reads from the beginning.
  const offset = page > 0 ? clampOffset(asked, total, page) : 0;
  const last = page > 0 ? lastOffset(total, page) : 0;
  before.current = offset;
  useScrollPosition({ at: offset, last, page });
  return { view, content, offset, above: offset, below: last - offset, position: { at: offset, last, page } };
}
