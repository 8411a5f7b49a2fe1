/** Scrolls a list of entries of any height so that the picked one is in view. */
import { type DOMElement, useBoxMetrics } from 'ink';
import { type RefObject, useRef } from 'react';
import { around } from '../state/scroll.ts';
import { type Scrolled, useScroll } from './use-scroll.ts';

export interface PickedScroll {
  /** To be put on the picked entry. */
  readonly picked: RefObject<DOMElement | null>;
  readonly scroll: Scrolled;
}

/** @param name of the scrolling box */
export function usePickedScroll(name: string): PickedScroll {
  const picked = useRef<DOMElement>(null);
  const { top, height } = useBoxMetrics(picked);
  const scroll = useScroll(name, (page, _total, before) => around(top, height, before, page));
  return { picked, scroll };
}
