/** Chooses the theme of the screen. */
import { type ThemeChoice, themeChoiceOf } from '../ui/theme/choice.ts';

/** The option, else the theme chosen last, else one for the terminal's background. */
export function chooseTheme(option: ThemeChoice | undefined, remembered: string | undefined): ThemeChoice {
  return option ?? themeChoiceOf(remembered) ?? 'auto';
}
