/** The theme of everything below. */
import { createContext, useContext } from 'react';
import { none } from '../theme/none.ts';
import type { Theme } from '../theme/theme.ts';

/** Holds the theme; without a provider nothing has colour. */
export const ThemeContext = createContext<Theme>(none);

/** The theme. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}
