/**
 * The place of a box in Ink's layout, known before the frame is written: Ink's own `useBoxMetrics` tells it only after one
 * in which everything that depends on it was wrong. It does tell of layouts that other components change.
 */
import { type DOMElement, measureElement, useBoxMetrics, useIsScreenReaderEnabled } from 'ink';
import { type RefObject, useLayoutEffect, useState } from 'react';

/** In the layout, which doesn't count the rows that the parent is scrolled by. */
export interface BoxPlace {
  /** Its first row, counted from the top of its parent. */
  readonly top: number;
  /** Rows. */
  readonly height: number;
}

const NOWHERE: BoxPlace = { top: 0, height: 0 };

const NO_BOX: RefObject<DOMElement | null> = { current: null };

/** @returns zeros where there is no box, and where the screen is read out, which has no layout */
export function useMetrics(box: RefObject<DOMElement | null>): BoxPlace {
  const [place, setPlace] = useState(NOWHERE);
  const isRead = useIsScreenReaderEnabled();
  // Renders, and so measures, again when a box inside or beside it has changed by itself.
  useBoxMetrics(isRead ? NO_BOX : box);
  useLayoutEffect(() => {
    const now = box.current && !isRead ? placeOf(box.current) : NOWHERE;
    if (now.top !== place.top || now.height !== place.height) setPlace(now);
  });
  return place;
}

function placeOf(element: DOMElement): BoxPlace {
  const { y, height } = measureElement(element);
  return { top: element.parentNode ? y - measureElement(element.parentNode).y : y, height };
}
