/** Which theme is shown: what the learner has chosen, and what is known of the terminal's background. */
import { contrastDark } from './contrast-dark.ts';
import { contrastLight } from './contrast-light.ts';
import { dark } from './dark.ts';
import { light } from './light.ts';
import { none } from './none.ts';
import type { Theme } from './theme.ts';

/** What can be chosen; `auto` goes by the background, and so does `contrast`. */
export const THEMES = ['auto', 'dark', 'light', 'contrast', 'none'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** What the terminal's background is like. */
export type Background = 'dark' | 'light';

/** The theme of that name, written by somebody; undefined for other texts. */
export function themeChoiceOf(name: string | undefined): ThemeChoice | undefined {
  return THEMES.find((choice) => choice === name);
}

/** The theme to show. Terminals that say nothing of their background are taken for dark: most of them are. */
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

/** The theme behind it in the list, round and round. */
export function themeAfter(choice: ThemeChoice): ThemeChoice {
  return THEMES[(THEMES.indexOf(choice) + 1) % THEMES.length] ?? 'auto';
}
