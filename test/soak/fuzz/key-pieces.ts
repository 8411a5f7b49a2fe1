/** What may come from a keyboard, a mouse, a clipboard and a window, a piece at a time. */
import { KNOWN_KEYS } from '../../../src/ui/keys/actions.ts';
import type { Random } from '../../support/chance.ts';
import { KEY } from '../../support/terminal.ts';

/** Columns and rows. */
export const WINDOWS = [
  ...[
    [1, 1],
    [2, 3],
    [39, 11],
    [40, 12],
    [80, 24],
    [80, 24],
    [110, 20],
    [200, 50],
    [65_535, 30],
  ],
] as const as readonly (readonly [number, number])[];

export type KeyPiece = string | readonly [columns: number, rows: number];

const { paste, ...OF_TERMINALS } = KEY;

const NAMED: Readonly<Record<string, string>> = {
  ...OF_TERMINALS,
  space: ' ',
  tab: '\t',
  delete: '\x1b[3~',
  pagedown: KEY.pageDown,
  pageup: KEY.pageUp,
};

/** What a terminal sends for a key. */
function sent(key: string): string {
  const [, letter] = /^ctrl-([a-z])$/.exec(key) ?? [];
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) - 96);
  if (key.startsWith('alt-')) return `\x1b${NAMED[key.slice(4)] ?? key.slice(4)}`;
  return NAMED[key] ?? key;
}

const KEYS = [...KNOWN_KEYS].map(sent);

/** The numbers of these sequences are nobody else's: where one comes out again, it has come through. */
export const FOREIGN = 7777;
const HARM = [
  ...[
    `\x1b[${FOREIGN}C`,
    `\x1b[${FOREIGN}m`,
    `\x1b[${FOREIGN};1H`,
    `\x1b]0;${FOREIGN}\x07`,
    `\x9b${FOREIGN}A`,
  ],
  ...[
    `\x1b]52;c;T1dORUQ=\x07`,
    '\x1bP1$r\x1b\\',
    '\x1b_x\x1b\\',
    '\x07',
    '\b\b',
    '\x0e',
    '\x85',
    '\x9d0;x\x9c',
  ],
  ...['\u202eabc', '\u2066', '\u200b', '\ud83d', '\ude00', '👨‍👩‍👧', '中文', 'e\u0301', '\0', '\x1a', '\x04'],
] as const;
const WORDS = [
  'docker node ls',
  'ls -l',
  'quit',
  'skip',
  '很好',
  '8080',
  '$(rm -rf /)',
  '`id`',
  '"',
  "it's",
  '~',
] as const;
const BEGUN = [
  '\x1b',
  '\x1b[',
  '\x1b[1',
  '\x1bO',
  '\x1b]11;rgb:',
  '\x1b[200~',
  '\x1b[201~',
  '\x1b[<0;',
] as const;
const REPORTS = ['\x1b[I', '\x1b[O', '\x1b[?62;c', '\x1b[1;9R', '\x1b]11;rgb:ffff/ffff/ffff\x1b\\'] as const;

function text(random: Random, pieces: number): string {
  return Array.from({ length: 1 + random.below(pieces) }, () =>
    random.pick(random.below(3) === 0 ? HARM : WORDS),
  ).join(random.pick(['', ' ', '\n', '\r\n', '\r']));
}

/** The next piece. */
export function keyPiece(random: Random): KeyPiece {
  switch (random.below(16)) {
    case 0:
      return random.pick(WINDOWS);
    case 1:
      return paste(text(random, 8));
    case 2:
      return text(random, 4);
    case 3:
      return random.pick(WORDS);
    case 4:
      return random.pick(BEGUN);
    case 5:
      return random.pick(REPORTS);
    case 6: {
      const [button, x, y] = [random.pick([0, 1, 2, 4, 32, 64, 65]), random.below(90), random.below(30)];
      return `\x1b[<${button};${x};${y}${random.pick(['M', 'm'])}`;
    }
    case 7:
      return String.fromCharCode(random.below(32));
    case 8:
      return random.pick(HARM);
    case 9: {
      if (random.below(8) > 0) return KEY.enter;
      const long = text(random, 4).padEnd(100_000, random.pick(['x', 'ab ', '中', 'line\n', '\t']));
      return random.below(2) === 0 ? paste(long) : long;
    }
    default:
      return random.pick(KEYS);
  }
}
