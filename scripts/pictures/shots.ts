/** Which pictures there are, and by what one sees that they are older than the screen. */
import { createHash } from 'node:crypto';
import type { Terminal } from '@xterm/headless';
import { looksOf } from './svg.ts';
import { type Opening, openProgram, screenOf } from './terminal.ts';

const SIZES = { step: { columns: 80, rows: 24 }, wide: { columns: 130, rows: 36 } } as const;
export const LANGUAGES = ['en', 'zh'] as const;

/** Keys, each once the screen shows the text that stands before it. */
type Keys = readonly (readonly [seen: string | RegExp, keys: string])[];

export interface Shot extends Opening {
  readonly name: string;
  readonly at: string;
  readonly keys: Keys;
  /** The picture is taken when the screen shows this. */
  readonly when: string | RegExp;
}

/** A step that is passed, and one whose swarm is drawn beside it. */
export const SHOTS: readonly Shot[] = LANGUAGES.flatMap((language): Shot[] => [
  {
    name: `step-${language}`,
    language,
    ...SIZES.step,
    until: 'list-machines',
    at: 'init-swarm',
    keys: [['▌', '\r']],
    when: /(✓[\s\S]*){3}/,
  },
  {
    name: `wide-${language}`,
    language,
    ...SIZES.wide,
    until: 'five-take-turns',
    at: 'scale-up',
    keys: [
      ['▌', 'x'],
      ['services.web.deploy.replicas', '\r'],
    ],
    when: '7/7',
  },
]);

/** A name of a picture, and the page that stands for it. */
export const PICTURES: readonly { readonly name: string; readonly page: Opening }[] = LANGUAGES.flatMap(
  (language) => [
    { name: `step-${language}`, page: { language, ...SIZES.step, at: 'init-swarm' } },
    { name: `walk-${language}`, page: { language, ...SIZES.step, at: 'init-swarm' } },
    { name: `wide-${language}`, page: { language, ...SIZES.wide, at: 'scale-up' } },
  ],
);

/**
 * What a page looks like before anything was run, as a short hash: its words and colours, which depend on no chance and
 * no clock. The quiet line is left out: what it says comes when it comes.
 */
export async function fingerprintOf(page: Opening): Promise<string> {
  const opened = openProgram(page);
  try {
    await opened.until('⏎');
    // Some of it comes a moment later: what the machines are, and the keys for that.
    for (let before = ''; ; ) {
      const now = hashOf(opened.terminal);
      if (now === before) return now;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, SETTLED));
    }
  } finally {
    opened.end();
  }
}

/** A page that has not changed for so long changes no more, milliseconds. */
const SETTLED = 2000;

function hashOf(terminal: Terminal): string {
  const quiet = terminal.rows - 2;
  const text = screenOf(terminal).split('\n').toSpliced(quiet, 1).join('\n');
  const looks = looksOf(terminal).toSpliced(quiet, 1).join('\n');
  return createHash('sha256').update(`${text}\n${looks}`).digest('hex').slice(0, 16);
}

/** The line of a picture that holds the fingerprint, and what it holds. */
export const FINGERPRINT = /<!-- screen ([\da-f]{16}) -->/;
