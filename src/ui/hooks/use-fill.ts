/** Puts the values of the walk into text for people. */
import { createContext, useContext } from 'react';
import type { Fill } from '../text/fill.ts';

export const FillContext = createContext<Fill>((text) => text);

/** The function that fills placeholders. */
export function useFill(): Fill {
  return useContext(FillContext);
}
