/** Chooses the theme by the learner's choice and the terminal's background. */
import { contrastDark } from './contrast-dark.ts';
import { contrastLight } from './contrast-light.ts';
import { dark } from './dark.ts';
import { light } from './light.ts';
import { none } from './none.ts';
import type { Theme } from './theme.ts';

/** The choices; `auto` and `contrast` depend on the background. */
export const THEMES = ['auto', 'dark', 'light', 'contrast', 'none'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** The terminal's background. */
export type Background = 'dark' | 'light';

/** The choice of that name; undefined for other texts. */
export function themeChoiceOf(name: string | undefined): ThemeChoice | undefined {
  return THEMES.find((choice) => choice === name);
}

/** The theme to show. Terminals with an unknown background are assumed to be dark: most are. */
export function themeFor(choice: ThemeChoice, background: Background = 'dark'): Theme {
  switch (choice) {
    case 'auto':
      return background === 'light' ? light : dark;
    case 'contrast':
      return background === 'light' ? contrastLight : contrastDark;
    case 'dark':
      return dark;
    case 'light':
      return light;
    case 'none':
      return none;
  }
}

/** The next choice in the list; after the last comes the first. */
export function themeAfter(choice: ThemeChoice): ThemeChoice {
  return THEMES[(THEMES.indexOf(choice) + 1) % THEMES.length] ?? 'auto';
}
