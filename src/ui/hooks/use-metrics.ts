/**
 * The place of a box, known at once where it was known before: Ink knows it only after a frame, and anything that depends on it
 * would flicker each time a page is shown again.
 */
import { type BoxMetrics, type DOMElement, useBoxMetrics } from 'ink';
import { createContext, type RefObject, useContext, useLayoutEffect } from 'react';
import { useRoom } from './use-room.ts';

/** The measurements, by the name of the box and the size of the window. */
export const MetricsMemoryContext = createContext(new Map<string, BoxMetrics>());

/**
 * @param name identifies the box: boxes with the same name have the same size
 * @returns zeros before it was ever laid out in a window of this size
 */
export function useMetrics(name: string, box: RefObject<DOMElement | null>): BoxMetrics {
  const memory = useContext(MetricsMemoryContext);
  const { columns, rows } = useRoom();
  const { hasMeasured, ...metrics } = useBoxMetrics(box);
  const key = `${columns}×${rows} ${name}`;
  useLayoutEffect(() => {
    if (hasMeasured) memory.set(key, metrics);
  });
  return hasMeasured ? metrics : (memory.get(key) ?? metrics);
}
