/** Terminals and locales that show ASCII only: no other character reaches them, and no second screen. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { temporaryFolders } from '../support/program.ts';
import { endPtys, openPty } from '../support/pty.ts';
import { walkedTo } from '../support/walked.ts';

vi.setConfig({ testTimeout: 180_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

/** ASCII, with colours and moves of the cursor; no second screen, no mouse, no question to the terminal. */
const NOT_PLAIN = /[^\0-\x7f]|\x1b\[\?(1049|100[0-6])|\x1b\]|\x1b\[6n/;

test.each([[{ TERM: 'vt100' }], [{ LANG: 'C' }], [{ LANG: 'zh_CN.GBK' }]])(
  'the screen of %j is plain',
  async (env) => {
    const home = await walkedTo('docker-version', join(folders.make(), 'home'));
    const pty = openPty({ home, args: ['learn', '--driver', 'simulator'], env });
    await pty.until('takes you back to');
    pty.type('\r');
    await pty.until('< next');
    pty.type('q');
    expect((await pty.exited).code).toBe(0);
    expect(pty.raw.replaceAll('中文', '')).not.toMatch(NOT_PLAIN);
  },
);

test('a terminal that cannot move its cursor gets lines', async () => {
  const home = await walkedTo('docker-version', join(folders.make(), 'home'));
  const pty = openPty({ home, args: ['list'], env: { TERM: 'dumb' } });
  expect((await pty.exited).code).toBe(0);
  expect(pty.raw).toContain('Part 4: Swarms');
  expect(pty.raw).not.toMatch(/[^\0-\x7f]|\x1b/);
  const watched = openPty({ home, args: ['learn', 'docker-version'], env: { TERM: 'dumb' } });
  expect((await watched.exited).code).toBe(3);
  expect(watched.raw).not.toContain('\x1b');
});

test.each([
  ['en', 'This works here:'],
  ['zh', '在这里可以用：'],
])('there, %s is told what it can do, and no walk begins', async (lang, told) => {
  const home = join(folders.make(), 'home');
  const pty = openPty({ home, args: ['--lang', lang], env: { TERM: 'dumb' } });
  expect((await pty.exited).code).toBe(3);
  expect(pty.text()).toContain(told);
  expect(pty.text()).toContain('swarm-tutor run --driver simulator');
  expect(existsSync(join(home, 'progress.json')) || existsSync(join(home, 'simulator'))).toBe(false);
});

test('there, lines are printed when they are asked for', async () => {
  const home = await walkedTo('docker-version', join(folders.make(), 'home'));
  const pty = openPty({ home, args: ['--plain'], env: { TERM: 'dumb' } });
  await pty.until('simulator');
  pty.type('\x03');
  expect((await pty.exited).code).toBe(130);
});
