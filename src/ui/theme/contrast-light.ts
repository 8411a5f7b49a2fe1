/** High contrast on light backgrounds: nothing is dimmed, and important text is also bold. */
import type { Theme } from './theme.ts';

export const contrastLight: Theme = {
  accent: { color: 'ansi256(18)', bold: true },
  ok: { color: 'ansi256(22)', bold: true },
  bad: { color: 'ansi256(88)', bold: true },
  warn: { color: '#5a3e00', bold: true },
  dim: {},
  program: { color: 'ansi256(18)' },
  subcommand: { color: 'ansi256(18)' },
  option: { color: 'ansi256(53)' },
  value: { color: 'ansi256(18)' },
  match: { inverse: true },
  strong: { bold: true },
  emphasis: { underline: true },
  link: { underline: true },
  isColoured: true,
};
