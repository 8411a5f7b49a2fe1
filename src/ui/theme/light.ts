/** The theme for light backgrounds. */
import type { Theme } from './theme.ts';

export const light: Theme = {
  accent: { color: 'ansi256(25)' },
  ok: { color: 'ansi256(22)' },
  bad: { color: 'ansi256(124)' },
  warn: { color: 'ansi256(94)' },
  dim: { color: 'ansi256(240)' },
  program: { color: 'ansi256(25)' },
  subcommand: { color: 'ansi256(25)' },
  option: { color: 'ansi256(90)' },
  value: { color: 'ansi256(19)' },
  match: { inverse: true },
  strong: { bold: true },
  emphasis: { italic: true },
  link: { underline: true },
  isColoured: true,
};
