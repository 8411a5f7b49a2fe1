/** Scrolls a list of entries of any height so that the picked one is in view. */
import type { DOMElement } from 'ink';
import { type RefObject, useRef } from 'react';
import { around } from '../state/scroll.ts';
import { useMetrics } from './use-metrics.ts';
import { type Scrolled, useScroll } from './use-scroll.ts';

export interface PickedScroll {
  /** To be put on the picked entry. */
  readonly picked: RefObject<DOMElement | null>;
  readonly scroll: Scrolled;
}

/** The scroll position, and the ref of what it keeps in view. */
export function usePickedScroll(): PickedScroll {
  const picked = useRef<DOMElement>(null);
  const { top, height } = useMetrics(picked);
  const scroll = useScroll((page, _total, before) => around(top, height, before, page));
  return { picked, scroll };
}
