/** Every command with arguments, files and answers that mean harm: what it prints is text, and its lines are its own. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../src/commands/option-names.ts';
import { inside } from '../support/inside.ts';
import { temporaryFolders, tutor } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

/** The clipboard, the title, the cursor, a C1 control, a turned direction, and a line that looks like ours. */
const HARM =
  '\x1b]52;c;T1dORUQ=\x07\x1b]0;OWNED\x07\x1b[2J\x1b[1;1H\u009b31m\u202eevil\u2028\r\n✓ FORGED\n  ✓ FORGED\b\x7f';
const ACTS = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
/** Lines of ours stand further left than any line of a command's output. */
const FORGED = /^ {0,3}✓ FORGED/m;
const SIMULATED = ['--driver', 'simulator', '--speed', 'instant'];

function expectHarmless(text: string): void {
  expect(text).not.toMatch(ACTS);
  expect(text).not.toMatch(FORGED);
}

/** A home in which everything that a command could print means harm. */
async function poisonedHome(): Promise<string> {
  const home = await walkedTo('trial-port', join(folders.make(), 'home'));
  const file = join(home, 'progress.json');
  const progress = JSON.parse(readFileSync(file, 'utf8'));
  const walk = progress.walks['part-4-swarms/simulator'];
  for (const name of Object.keys(walk.values)) walk.values[name] = HARM;
  walk.values.image = HARM;
  const [first = ''] = Object.keys(walk.records);
  walk.records[first] = { ...walk.records[first], status: 'skipped', reason: HARM };
  writeFileSync(file, JSON.stringify(progress));
  const ledger = { schema: 1, entries: [] as unknown[] };
  for (const kind of ['machine', 'container', HARM])
    ledger.entries.push({ kind, name: HARM, driver: 'simulator' });
  writeFileSync(join(home, 'ledger.json'), JSON.stringify(ledger));
  return home;
}

/** A folder of lessons whose names and texts mean harm. */
function poisonedLessons(): string {
  const folder = join(folders.make(), `lessons ${HARM.replaceAll('/', '')}`);
  mkdirSync(join(folder, 'a-course'), { recursive: true });
  writeFileSync(
    join(folder, 'a-course', 'course.yaml'),
    `id: "${'\\x1b]52;c;eA==\\x07\\n✓ FORGED'}"\n${HARM}: [`,
  );
  writeFileSync(
    join(folder, 'a-course', `01-${HARM.replaceAll('/', '')}.md`),
    `---\nid: ${HARM}\n---\n# ${HARM}\n`,
  );
  return folder;
}

/** Programs of the names that the doctor and the drivers ask, which answer with harm. */
function poisonedPath(): string {
  const folder = folders.make();
  for (const name of ['docker', 'docker-machine', 'VBoxManage', 'ssh', 'bash-version']) {
    const file = join(folder, name);
    writeFileSync(join(folder, `${name}.out`), `7.0.1\n${HARM}\n`);
    writeFileSync(file, `#!/bin/sh\ncat '${file}.out'; cat '${file}.out' >&2; exit "\${HARM_CODE:-0}"\n`);
    chmodSync(file, 0o755);
  }
  return `${folder}:/usr/bin:/bin`;
}

let home: string;
beforeAll(async () => {
  home = await poisonedHome();
});

/** What each command is to be given beside its options. */
const ARGUMENTS: Readonly<Record<(typeof COMMANDS)[number], readonly (readonly string[])[]>> = {
  learn: [[HARM], []],
  run: [
    ['--until', HARM],
    ['--until', 'try-image'],
  ],
  check: [[HARM], ['trial-port'], ['--set', `image=${HARM}`], ['--set', `${HARM}=x`]],
  doctor: [[], [HARM]],
  list: [[], [HARM]],
  watch: [[], ['--once'], [HARM]],
  shell: [[], [HARM]],
  exercises: [[], [HARM]],
  exercise: [[], [HARM], ['idle-worker'], ['idle-worker', '--check'], ['idle-worker', '--hint']],
  cheatsheet: [[], [HARM]],
  glossary: [[], [HARM]],
  review: [[], [HARM]],
  report: [[], ['--format', 'html'], [HARM], ['--format', HARM], ['--out', `/nowhere/${HARM}`]],
  transcript: [[], ['--format', 'cast'], [HARM], ['--out', `/nowhere/${HARM}`]],
  reset: [[], [HARM]],
  lint: [['LESSONS'], [HARM]],
  new: [[], [`/dev/null/${HARM}`]],
  preview: [['LESSONS'], [HARM]],
  test: [['LESSONS'], [HARM]],
  join: [[HARM], ['127.0.0.1:9/ABCD-EFGH', '--as', HARM], ['127.0.0.1:9', '--code', HARM]],
  leave: [[], [HARM], ['--forget']],
  room: [
    [HARM],
    ['open', '--host', HARM],
    ['export', '--name', HARM],
    ['end', '--store', `/nowhere/${HARM}`],
  ],
};

describe.each(COMMANDS)('%s', (command) => {
  const lessons = poisonedLessons();

  test.each(ARGUMENTS[command])('with %j prints text only', async (...given) => {
    const args = given.map((arg) => (arg === 'LESSONS' ? lessons : arg));
    const drivers = command === 'lint' ? [] : SIMULATED;
    const ended = await inside([command, ...args, ...drivers], { home });
    expectHarmless(ended.stdout);
    expectHarmless(ended.stderr);
    const asJson = await inside([command, ...args, ...drivers, '--json'], { home });
    expectHarmless(asJson.stdout);
    expectHarmless(asJson.stderr);
    if (asJson.stdout !== '') expect(() => JSON.parse(asJson.stdout)).not.toThrow();
  });

  test('in a home that is broken, or has such a name, prints text only', async () => {
    const odd = join(folders.make(), HARM.replaceAll('/', ''));
    mkdirSync(odd);
    for (const file of ['progress.json', 'ledger.json', 'session.json']) writeFileSync(join(odd, file), HARM);
    // The course's own exercises are proved elsewhere.
    const ended = await inside(command === 'lint' ? [command, lessons] : [command, ...SIMULATED], {
      home: odd,
    });
    expectHarmless(ended.stdout + ended.stderr);
  });

  test.each(['0', '1'])(
    'with programs that answer with harm and end with %s prints text only',
    async (code) => {
      const env = { PATH: poisonedPath(), HARM_CODE: code };
      const real =
        command === 'lint' || command === 'doctor'
          ? []
          : ['--driver', 'virtualbox', ...(command === 'run' ? ['--yes', '--until', 'docker-version'] : [])];
      const ended = await tutor([command, ...real], { home: join(folders.make(), 'home'), env });
      expectHarmless(ended.stdout + ended.stderr);
    },
  );
});

test.each(['', 'driver=', 'lang=', 'speed=', 'json=', 'set='])(
  'an option --%s that is not known is told as text',
  async (option) => {
    const ended = await inside(['check', `--${option}${HARM}`], { home });
    expect(ended.code).toBe(2);
    expectHarmless(ended.stdout + ended.stderr);
  },
);

test('colours of our own still reach a terminal, and only they', async () => {
  const pty = openPty({
    home,
    args: ['check', 'trial-port', '--driver', 'simulator'],
    columns: 200,
    rows: 50,
  });
  await pty.exited;
  expect(pty.raw).toMatch(/\x1b\[32m✓\x1b\[39m|\x1b\[31m✗\x1b\[39m/);
  expectHarmless(pty.raw.replaceAll('\r\n', '\n').replaceAll(/\x1b\[\d*m/g, ''));
});
