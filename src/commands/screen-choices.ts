/** How the screen is to be: what an option says now, else what one said last. */
import type { ScreenChoices } from '../tutor/progress/document.ts';
import { type ThemeChoice, themeChoiceOf } from '../ui/theme/choice.ts';
import { defined } from '../value/defined.ts';
import type { Options } from './options.ts';

export interface ChosenScreen {
  readonly theme: ThemeChoice;
  readonly mouse: boolean;
  /** Otherwise the terminal is asked. */
  readonly isAmbiguousWide: boolean;
}

type ScreenOption = Pick<Options, 'theme' | 'mouse' | 'ambiguousWide'>;

/** Without either, the theme is for the terminal's background, and the mouse is used. */
export function chooseScreen(options: ScreenOption, remembered: ScreenChoices): ChosenScreen {
  return {
    theme: options.theme ?? themeChoiceOf(remembered.theme) ?? 'auto',
    mouse: options.mouse ?? remembered.mouse ?? true,
    isAmbiguousWide: options.ambiguousWide ?? remembered.ambiguousWide ?? false,
  };
}

/** What the options say, to be remembered. */
export function screenChoicesOf({ theme, mouse, ambiguousWide }: ScreenOption): ScreenChoices {
  return defined({ theme, mouse, ambiguousWide });
}
