/** Part 4 on a real terminal, by keys. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { chineseIn } from '../support/foreign.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, type Pty } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';
import { walkedTo } from '../support/walked.ts';
import { see, walkTo } from '../support/walker.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

vi.setConfig({ testTimeout: 180_000 });

const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];
const freshHome = (): string => join(folders.make(), 'home');

/** Opens the tutorial at a step. */
async function openAt(
  home: string,
  place: string,
  more: Partial<Parameters<typeof openPty>[0]> = {},
): Promise<Pty> {
  const pty = openPty({ home, args: ['learn', place, ...INSTANT], ...more });
  await pty.until((text) => see(text).enter !== '');
  return pty;
}

interface Kept {
  readonly records: Readonly<Record<string, { readonly status: string; readonly attempts: number }>>;
  readonly at?: string;
}

/** What is remembered of the walk on the simulator. */
function kept(home: string): Kept {
  const file = join(home, 'progress.json');
  if (!existsSync(file)) return { records: {} };
  const { walks } = JSON.parse(readFileSync(file, 'utf8'));
  return walks['part-4-swarms/simulator'] ?? { records: {} };
}

test('all of Part 4, from the first key to the last screen, at 80×24', async () => {
  const home = freshHome();
  const pty = openPty({ home, args: INSTANT });
  await pty.until('⏎ begin');
  pty.type('\r');
  await pty.until((text) => see(text).step === 1);
  expect(pty.isAlternate).toBe(true);
  for (const page of ['?', 'l', 'c', 'm']) {
    pty.type(page);
    await pty.until('Esc close');
    pty.type('\x1b');
    await pty.until((text) => see(text).step === 1);
  }

  await walkTo(pty, 18);
  // A window that is made larger, smaller and too small in the middle of it.
  pty.resize(120, 40);
  await pty.until((text) => text.split('\n').length === 40 && see(text).step === 18);
  await walkTo(pty, 22);
  pty.resize(20, 5);
  await pty.until((text) => !text.includes('⏎'));
  pty.resize(80, 24);
  await pty.until((text) => see(text).enter !== '');

  await walkTo(pty, 'You have finished the whole part.');
  expect(pty.text()).not.toContain('still open');
  pty.type('q');
  expect(await pty.exited).toEqual({ code: 0, signal: 0 });
  expect(pty.isAlternate).toBe(false);
  expect(pty.cursorShown).toBe(true);

  const { records } = kept(home);
  const statuses = Object.values(records).map(({ status }) => status);
  expect(statuses.length).toBeGreaterThan(50);
  expect(new Set(statuses)).toEqual(new Set(['passed']));
  // Whatever was ever shown was in English.
  expect(chineseIn(pty.raw)).toEqual([]);
}, 180_000);

describe('Ctrl-C', () => {
  test('ends a running command and not the tutorial; twice, it quits with 130', async () => {
    const pty = await openAt(freshHome(), 'docker-version');
    pty.type('t', 'sleep 100');
    await pty.until('sleep 100');
    pty.type('\r');
    await pty.until('Ctrl-C stop the command');
    pty.type('\x03');
    await pty.until('You stopped it.');
    // The tutorial goes on as if nothing had been.
    pty.type('\r');
    await pty.until('✓ Docker is 1.13 or later');
    pty.type('\x03');
    await pty.until('Ctrl-C once more to quit');
    pty.type('\x03');
    expect(await pty.exited).toEqual({ code: 130, signal: 0 });
    expect(pty.isAlternate).toBe(false);
    expect(pty.cursorShown).toBe(true);
  });

  test('during a check ends the wait', async () => {
    const home = freshHome();
    const pty = await openAt(home, 'list-machines');
    pty.type('t', 'echo hello\r');
    await pty.until('Ctrl-C stop the command');
    await pty.until('hello');
    pty.type('\x03');
    await pty.until((text) => see(text).enter !== '');
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(kept(home).records['list-machines']?.status).not.toBe('passed');
  });
});

describe('a command', () => {
  test('can be edited before it runs', async () => {
    const home = freshHome();
    const pty = await openAt(home, 'docker-version');
    pty.type('e');
    await pty.until('leave the field');
    pty.type('; echo edited by hand\r');
    await pty.until(/^ +edited by hand$/m);
    await pty.until('⏎ next');
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(kept(home).records['docker-version']?.status).toBe('passed');
  });

  test('that is typed and does not do what the step wants fails, and says so', async () => {
    const pty = await openAt(freshHome(), 'docker-version');
    pty.type('t', 'definitely-no-such-program', '\r');
    await pty.until(/definitely-no-such-program: (command )?not found/);
    await pty.until((text) => see(text).enter !== '');
  });

  test('that needs the terminal gets it, and the screen comes back', async () => {
    const home = await walkedTo('create-manager', freshHome());
    const pty = await openAt(home, 'create-manager');
    pty.type('$');
    await pty.until(/swarm-tutor:workspace[#$] $/m);
    expect(pty.isAlternate).toBe(false);
    pty.type('docker-machine ssh myvm1\r');
    await pty.until(/docker@myvm1:~\$ $/m);
    pty.type('hostname; docker info | grep Swarm\r');
    await pty.until('Swarm: inactive');
    pty.type('exit\r');
    await pty.until(/swarm-tutor:workspace[#$] $/m);
    pty.type('export LEFT_BEHIND=yes; exit\r');
    await pty.until((text) => see(text).enter !== '');
    expect(pty.isAlternate).toBe(true);
    pty.type('t', 'echo it says $LEFT_BEHIND', '\r');
    await pty.until('it says yes');
  });
});

test('steps can be skipped, gone back to, looked ahead at and repeated', async () => {
  const home = freshHome();
  const pty = await openAt(home, 'docker-version');
  pty.type('s');
  await pty.until('s once more to skip');
  pty.type('s');
  await pty.until((text) => see(text).step === 2);
  await eventually(() => expect(kept(home).records['docker-version']?.status).toBe('skipped'));
  pty.type('b');
  await pty.until((text) => see(text).step === 1);
  pty.type('\r');
  await pty.until('⏎ next');
  await eventually(() => expect(kept(home).records['docker-version']?.status).toBe('passed'));
  pty.type('r');
  await eventually(() => expect(kept(home).records['docker-version']?.attempts).toBe(2));
  await pty.until('⏎ next');
  pty.type('n');
  await pty.until((text) => see(text).step === 2);
  pty.type('n');
  await pty.until((text) => see(text).step === 3);
  // The step asks for a text: what is typed goes there until the field is left.
  pty.type('\x1b');
  await pty.until(/ q quit/);
  pty.type('q');
  await pty.exited;
  expect(kept(home)).toMatchObject({ at: 'your-image' });
  expect(kept(home).records['machine-version']).toBeUndefined();

  // It opens where the learner left off.
  const again = openPty({ home, args: INSTANT });
  await again.until('takes you back to');
  again.type('\r');
  await again.until((text) => see(text).step === 3);
});

test('without colours the screen says the same', async () => {
  const pty = openPty({
    home: freshHome(),
    args: ['learn', 'docker-version', ...INSTANT],
    env: { NO_COLOR: '1' },
  });
  await pty.until((text) => see(text).enter !== '');
  pty.type('\r');
  await pty.until('✓ Docker is 1.13 or later');
  pty.type('q');
  await pty.exited;
  // Bold, dim and reverse remain; colours don't.
  expect(pty.raw).not.toMatch(/\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m/);
});
