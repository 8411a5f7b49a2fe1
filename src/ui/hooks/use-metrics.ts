/**
 * The place of a box, known at once where it was known before: Ink tells it only after a frame, and what depends on it
 * would flicker each time one comes back to a page.
 */
import { type BoxMetrics, type DOMElement, useBoxMetrics } from 'ink';
import { createContext, type RefObject, useContext, useLayoutEffect } from 'react';
import { useRoom } from './use-room.ts';

/** What was measured, by the name of the box and the size of the window. */
export const MetricsMemoryContext = createContext(new Map<string, BoxMetrics>());

/**
 * @param name what the box is, and of what: boxes with one name are as large as each other
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
