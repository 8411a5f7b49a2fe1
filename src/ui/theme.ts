/** What colours mean. Components name a role; only this file names a colour. */
import type { Tone } from './layout/line.ts';

/** The properties of Ink's `<Text>` that a theme may set. */
export interface Look {
  readonly color?: string;
  readonly dimColor?: boolean;
}

/** Accent: what one can act on. Green, yellow, red: states only. Dim: output, and what is over. */
const LOOKS: Readonly<Record<Tone, Look>> = {
  accent: { color: 'cyan' },
  ok: { color: 'green' },
  bad: { color: 'red' },
  warn: { color: 'yellow' },
  dim: { dimColor: true },
};

const NONE: Look = {};

/** How a role looks; without colour every role looks plain, and signs and words carry the meaning. */
export function look(tone: Tone | undefined, color: boolean): Look {
  return color && tone ? LOOKS[tone] : NONE;
}
