/** The theme for terminals with a dark background. It uses the terminal's own colours, so most light ones can be read as well. */
import type { Theme } from './theme.ts';

export const dark: Theme = {
  accent: { color: 'cyan' },
  ok: { color: 'green' },
  bad: { color: 'red' },
  warn: { color: 'yellow' },
  dim: { dimColor: true },
  program: { color: 'cyan' },
  subcommand: { color: 'cyan' },
  option: { color: 'magenta' },
  value: { color: 'blueBright' },
  match: { inverse: true },
  strong: { bold: true },
  emphasis: { italic: true },
  link: { underline: true },
  isColoured: true,
};
