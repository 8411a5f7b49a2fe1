/** Puts the terminal's cursor into a field: that is where an input method shows its candidates. */
import { type DOMElement, measureElement, useCursor } from 'ink';
import { createContext, useContext, useLayoutEffect, useState } from 'react';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Rows that the field's container is scrolled by: Ink's layout doesn't count them. */
export const ScrolledByContext = createContext(0);

/**
 * @param field the box that the place is counted from; null while there is none
 * @param at column and row within the field, from 0
 */
export function useFieldCursor(field: DOMElement | null, at: Place): void {
  const scrolledBy = useContext(ScrolledByContext);
  const [origin, setOrigin] = useState<Place>();
  const { setCursorPosition } = useCursor();
  useLayoutEffect(() => {
    if (!field) return;
    const { x, y } = measureElement(field);
    if (origin?.x !== x || origin.y !== y) setOrigin({ x, y });
  });
  setCursorPosition(origin && { x: origin.x + at.x, y: origin.y - scrolledBy + at.y });
}
