/** The theme without colour: signs and words carry the meaning. */
import type { Theme } from './theme.ts';

export const none: Theme = {
  accent: {},
  ok: {},
  bad: {},
  warn: {},
  dim: {},
  program: {},
  subcommand: {},
  option: {},
  value: {},
  match: {},
  strong: {},
  emphasis: {},
  link: {},
  isColoured: false,
};
