/** Practice by keys, in a small window: the command is found, completed and run, and is never shown before the last hint. */
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { temporaryFolders } from '../support/program.ts';
import { endPtys } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
vi.setConfig({ testTimeout: 180_000 });

const WORDS = {
  en: {
    goal: 'Practice: find the command',
    type: 'type it',
    idea: 'Think of',
    name: 'name',
    left: 'h shows one more hint',
    whole: 'whole',
    typo: 'did you mean docker-machine?',
    next: '⏎ next',
  },
  zh: {
    goal: '练习：自己想出命令',
    type: '手动输入',
    idea: '想一想',
    name: '名称',
    left: '另外 1 条提示',
    whole: '完整',
    typo: '是不是想输入 docker-machine？',
    next: '⏎ 下一步',
  },
} as const;

test.each(['en', 'zh'] as const)('the command is found by hints and Tab (%s)', async (lang) => {
  const words = WORDS[lang];
  const home = join(folders.make(), 'home');
  const args = ['learn', 'machine-version', '--practice', '--driver', 'simulator', '--speed', 'instant'];
  const pty = openPty({ home, args: [...args, '--lang', lang], rows: 24, columns: 80 });
  const hidden = () => expect(pty.text()).not.toContain('docker-machine --version');

  await pty.until(words.goal);
  hidden();
  pty.type('h');
  await pty.until(words.idea);
  hidden();
  pty.type('hh');
  await pty.until(words.left);
  expect(pty.text()).toContain(words.name);

  pty.type('\r');
  await pty.until('Tab');
  pty.type('docker-machne ls\r');
  await pty.until(words.typo);
  await pty.until(words.type);

  pty.type('\r');
  await pty.until('Tab');
  pty.type('docker-m');
  pty.type('\t');
  await pty.until('▌ docker-machine');
  pty.type('--version\r');
  await pty.until(words.next);
  pty.type('q');
  await pty.exited;
});

test('the last hint is the whole command, and p shows it at once', async () => {
  const home = join(folders.make(), 'home');
  const args = ['learn', 'machine-version', '--driver', 'simulator', '--speed', 'instant', '--lang', 'en'];
  const pty = openPty({ home, args, rows: 24, columns: 80 });
  await pty.until('▌ docker-machine --version');
  pty.type('p');
  await pty.until((text) => text.includes(WORDS.en.goal) && !text.includes('docker-machine --version'));
  for (const _ of [1, 2, 3, 4]) pty.type('h');
  await pty.until(WORDS.en.whole);
  await pty.until('docker-machine --version');
  pty.type('p');
  await pty.until('▌ docker-machine --version');
  pty.type('q');
  await pty.exited;
});
