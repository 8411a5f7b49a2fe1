/** Which colours the screen has. */
import { type ThemeChoice, themeChoiceOf } from '../ui/theme/choice.ts';

/** The option, else what was chosen last, else what the terminal's background asks for. */
export function chooseTheme(option: ThemeChoice | undefined, remembered: string | undefined): ThemeChoice {
  return option ?? themeChoiceOf(remembered) ?? 'auto';
}
