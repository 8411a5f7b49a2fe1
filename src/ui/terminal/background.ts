/** Finds out whether the terminal's background is light or dark: by its answer, or by the environment. */
import type { Background } from '../theme/choice.ts';

/** Asks the terminal for the colour of its background (OSC 11). Many answer; the others ignore it. */
export const ASK_BACKGROUND = '\u001B]11;?\u001B\\';

/** `rgb:` and three parts of one to four hexadecimal digits; some terminals add how opaque it is. */
const COLOUR = /^11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i;

/** The background in the body of an OSC answer; undefined if there is none. */
export function backgroundAnswered(body: string): Background | undefined {
  const parts = COLOUR.exec(body)?.slice(1);
  if (!parts) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.map(
    (digits) => Number.parseInt(digits, 16) / (16 ** digits.length - 1),
  );
  // Perceived brightness, as for television: good enough to distinguish dark from light.
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** `COLORFGBG`, which some terminals set: foreground and background by their number among the sixteen colours. */
export function backgroundOf({
  COLORFGBG,
}: Readonly<Record<string, string | undefined>>): Background | undefined {
  const number = /;(\d{1,2})$/.exec(COLORFGBG ?? '')?.[1];
  if (number === undefined) return undefined;
  return number === '7' || Number(number) > 8 ? 'light' : 'dark';
}
