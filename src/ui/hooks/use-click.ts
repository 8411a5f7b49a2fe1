/** What can be clicked on the screen, and where it is: found at each click, in Ink's present layout. */
import { type DOMElement, measureElement } from 'ink';
import { createContext, type RefObject, useContext, useLayoutEffect, useRef } from 'react';
import type { ClickTarget } from '../keys/mouse.ts';
import { ScrolledByContext } from './use-field-cursor.ts';

type BoxRef = RefObject<DOMElement | null>;

interface Spot {
  readonly box: BoxRef;
  target: ClickTarget | undefined;
  /** Rows that its container is scrolled by: Ink's layout doesn't count them. */
  scrolledBy: number;
  /** The visible part of its container; outside it is scrolled out of sight. */
  view: BoxRef | undefined;
}

/** Everything that can be clicked. */
export type Spots = Set<Spot>;

export const SpotsContext = createContext<Spots>(new Set());
/** The visible part of a scrolling container. */
export const ViewContext = createContext<BoxRef | undefined>(undefined);

/** A ref for the box that is to be clicked; without a target a click on it does nothing. */
export function useClick(target: ClickTarget | undefined): BoxRef {
  const spots = useContext(SpotsContext);
  const scrolledBy = useContext(ScrolledByContext);
  const view = useContext(ViewContext);
  const box = useRef<DOMElement>(null);
  const spot = useRef<Spot>({ box, target, scrolledBy, view });
  Object.assign(spot.current, { target, scrolledBy, view });
  useLayoutEffect(() => {
    const { current } = spot;
    spots.add(current);
    return () => {
      spots.delete(current);
    };
  }, [spots]);
  return box;
}

/** The target at a cell of the screen; undefined if there is none. */
export function targetAt(spots: Spots, x: number, y: number): ClickTarget | undefined {
  for (const { box, target, scrolledBy, view } of spots) {
    const isSeen = !view || holds(view.current, x, y, 0);
    if (target && isSeen && holds(box.current, x, y, scrolledBy)) return target;
  }
  return undefined;
}

function holds(element: DOMElement | null, x: number, y: number, scrolledBy: number): boolean {
  if (!element) return false;
  const place = measureElement(element);
  const row = y + scrolledBy;
  return x >= place.x && x < place.x + place.width && row >= place.y && row < place.y + place.height;
}
