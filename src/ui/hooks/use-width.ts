/** How many columns the text of a component may take. Ink lays boxes out; only our line breaking needs it in advance. */
import { createContext, useContext } from 'react';

export const WidthContext = createContext(80);

/** Columns for text here. */
export function useWidth(): number {
  return useContext(WidthContext);
}
