/** High contrast on dark backgrounds: nothing is dimmed, and important text is also bold. */
import type { Theme } from './theme.ts';

export const contrastDark: Theme = {
  accent: { color: 'ansi256(123)', bold: true },
  ok: { color: 'ansi256(157)', bold: true },
  bad: { color: 'ansi256(217)', bold: true },
  warn: { color: 'ansi256(228)', bold: true },
  dim: {},
  program: { color: 'ansi256(123)' },
  subcommand: { color: 'ansi256(123)' },
  option: { color: 'ansi256(225)' },
  value: { color: 'ansi256(153)' },
  match: { inverse: true },
  strong: { bold: true },
  emphasis: { underline: true },
  link: { underline: true },
  isColoured: true,
};
