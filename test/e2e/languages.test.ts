/** A learner walks through everything in one language and never meets the other, but in what commands print. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/option-names.ts';
import type { Language } from '../../src/i18n/language.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { proseCode } from '../../src/lesson/code-spans.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { fillKnown } from '../../src/lesson/placeholders.ts';
import { readTranscript } from '../../src/tutor/transcript.ts';
import { chineseIn, englishIn } from '../support/foreign.ts';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, type Pty } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];
/** What Docker says, where the Chinese lessons quote it, a title, and English names beside their terms. */
const QUOTED = [
  'This node is not a swarm manager.',
  'No such image',
  'error while removing network',
  'Started machines may have new IP addresses',
  'Updating service',
  'Get Started, Part 4: Swarms',
  'application protocol',
  'desired state',
  'no suitable node',
  'rolling update',
].join('\n');

/** The line of keys, what ⏎ does there, and the head of the page. */
function sight(text: string): { readonly keys: string; readonly enter: string; readonly place: string } {
  const rows = text.split('\n').filter((row) => row.trim() !== '');
  const keys = rows.at(-1) ?? '';
  return {
    keys,
    enter: /⏎ +(.+?)(?: {2,}|$)/.exec(keys)?.[1]?.trim() ?? '',
    place: / \d+\/\d+ /.exec(rows[0] ?? '')?.[0] ?? '',
  };
}

/** Walks in Chinese from the first page to the last; every screen on which the learner could do something. */
async function walk(pty: Pty): Promise<string[]> {
  const { ui, tutor: words } = messagesFor('zh');
  const edited = words.editedValue('', '').trim();
  const seen: string[] = [];
  const look = async (holds: (now: ReturnType<typeof sight>, text: string) => boolean): Promise<string> => {
    const text = await pty.until((now) => holds(sight(now), now));
    seen.push(text);
    return text;
  };
  let text = await look(({ enter }) => enter === ui.keys.begin);
  pty.type('\r');
  text = await look(({ place }) => place !== '');
  for (const key of ['?', 'l', 'c', 'm']) {
    pty.type(key);
    await look(({ keys }) => keys.includes(`Esc ${ui.keys.close}`));
    pty.type('\x1b');
    text = await look(({ place }) => place !== '');
  }
  while (!text.includes(ui.finish.title)) {
    const { enter, keys, place } = sight(text);
    const moved = (now: ReturnType<typeof sight>, shown: string): boolean =>
      shown.includes(ui.finish.title) || (now.enter !== '' && (now.enter !== enter || now.place !== place));
    if (enter === ui.keys.answer) {
      for (const digit of ['1', '2', '3', '4']) {
        const asked = text;
        pty.type(digit);
        text = await look((now, shown) => shown !== asked && now.enter !== '');
        if (sight(text).enter !== ui.keys.answer) break;
      }
      continue;
    }
    // The command of a step for practice is shown on demand, and any prediction will do.
    const key = { [ui.keys.type]: 'p', [ui.keys.predict]: '1' }[enter];
    if (key !== undefined) {
      pty.type(key);
      const isTyped = (now: ReturnType<typeof sight>): boolean => now.keys.includes(ui.keys.cancel);
      text = await look((now) => now.enter !== '' && (now.enter !== enter || isTyped(now)));
      // A number is typed into a field.
      if (isTyped(sight(text))) {
        pty.type('\r');
        text = await look((now) => now.enter !== '' && now.enter !== enter);
      }
      continue;
    }
    if ([ui.keys.fix, ui.keys.again, ui.keys.look].includes(enter)) throw new Error(`did not pass:\n${text}`);
    if (keys.includes(`x ${ui.keys.editFile}`) && enter === ui.keys.run) {
      pty.type('x');
      await look((_, shown) => shown.includes(edited));
    }
    pty.type('\r');
    text = await look(moved);
  }
  return seen;
}

/** The code in the prose of the lessons, which stands there in every language. */
function codeOfLessons(): string {
  const { lessons, settings } = loadCourse(undefined, 'en');
  const values = Object.fromEntries(settings.map(({ id, default: value }) => [id, value]));
  const code = lessons.flatMap(({ steps }) =>
    steps.flatMap(({ prose, after }) => proseCode([...prose, ...after])),
  );
  return fillKnown(code.join('\n'), values);
}

/** Everything that the commands of a walk were and printed. */
const printed = (home: string): string =>
  readTranscript(join(home, 'transcripts'))
    .flatMap(({ command, output }) => [command, output])
    .join('\n');

/** Commands and what stands between ▌ and the edge are the same in every language. */
const withoutCommands = (text: string): string =>
  text
    .split('\n')
    .filter((row) => !row.includes('▌'))
    .join('\n');

function foreign(text: string, language: Language, allowed: string): string[] {
  return language === 'en' ? chineseIn(text) : englishIn(withoutCommands(text), `${allowed}\n${QUOTED}`);
}

// The walk by keys in keys.test.ts is the one in English.
test('a walk through everything in Chinese meets no sentence in English', async () => {
  const home = join(folders.make(), 'home');
  const pty = openPty({ home, args: [...INSTANT, '--lang', 'zh'], columns: 120, rows: 60 });
  const screens = await walk(pty);
  const allowed = `${printed(home)}\n${codeOfLessons()}`;
  const found = new Set(
    screens.flatMap((text) =>
      foreign(text, 'zh', allowed).map((sentence) => `${sight(text).place.trim()}: ${sentence}`),
    ),
  );
  expect([...found]).toEqual([]);
  expect(screens.length).toBeGreaterThan(60);
}, 300_000);

describe.each(['zh', 'en'] as const)('--lang %s', (language) => {
  test.each([
    '--help',
    ...COMMANDS.map((command) => `${command} --help`),
    'list',
    // Nothing is built yet: every check says what it expected and what it saw.
    'check',
    'cheatsheet',
    'cheatsheet nothing-like-that',
    'doctor',
    'reset',
    'shell',
    'run --untill scale-up',
    'run --until nowhere',
    'check nowhere',
    'learn --speed fast',
    'list --json --yes',
  ])('neither does `swarm-tutor %s`', async (line) => {
    const home = join(folders.make(), 'home');
    const lang = ['--lang', language];
    const { stdout, stderr } = await inside([...line.split(' '), ...lang], { home });
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(/node:internal|^Error: /m);
    expect(foreign(stdout + stderr, language, codeOfLessons())).toEqual([]);
  });
});

test('a step that fails in a plain walk in Chinese has Chinese punctuation', async () => {
  const home = folders.make();
  mkdirSync(join(home, 'workspace'));
  writeFileSync(join(home, 'workspace/docker-compose.yml'), 'services:\n  web:\n    image: x/y:z\n');
  const args = ['run', ...INSTANT, '--lang', 'zh', '--until', 'compose-file'];
  const { code, stdout } = await inside(args, { home });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^ +期望：.+\n +实际：.+\n +提示：/m);
  expect(stdout).not.toMatch(/\p{sc=Han} ?[:(]/u);
});
