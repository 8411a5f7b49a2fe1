/** The theme for dark backgrounds. Its colours are from the palette that is the same on every terminal. */
import type { Theme } from './theme.ts';

export const dark: Theme = {
  accent: { color: 'ansi256(80)' },
  ok: { color: 'ansi256(114)' },
  bad: { color: 'ansi256(203)' },
  warn: { color: 'ansi256(221)' },
  dim: { color: 'ansi256(247)' },
  program: { color: 'ansi256(80)' },
  subcommand: { color: 'ansi256(80)' },
  option: { color: 'ansi256(176)' },
  value: { color: 'ansi256(111)' },
  match: { inverse: true },
  strong: { bold: true },
  emphasis: { italic: true },
  link: { underline: true },
  isColoured: true,
};
