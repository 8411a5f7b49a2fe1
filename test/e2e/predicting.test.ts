/** By keys in a small window: what will happen is predicted, the command runs while visitors come, and its output is explained. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';
import { walkedTo } from '../support/walked.ts';

const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());
vi.setConfig({ testTimeout: 300_000 });

/** Parts of the lesson's own texts. */
const LESSON = {
  en: {
    prompt: 'How many tasks will run a minute from now?',
    why: 'The swarm wants nine',
    wrong: 'Count the lines',
    right: 'filled the same slot',
  },
  zh: {
    prompt: '一分钟后，会有几个任务在运行？',
    why: 'swarm 要的是 9 个',
    wrong: '数一数',
    right: '先后占用同一个位置',
  },
} as const;

test.each(['en', 'zh'] as const)('predict, run, explain (%s)', async (lang) => {
  const { ui, watch } = messagesFor(lang);
  const lesson = LESSON[lang];
  const enter = (label: string): string => `⏎ ${label}`;
  const home = await walkedTo('remove-global', join(folders.make(), 'home'));
  const args = ['learn', 'break-container', '--driver', 'simulator', '--speed', 'instant', '--lang', lang];
  const pty = openPty({ home, args, rows: 24, columns: 80 });

  await pty.until(lesson.prompt);
  expect(pty.text()).toContain(ui.numberPrompt);
  expect(pty.text()).toContain(watch.visitors.toCome);
  pty.type('1');
  await pty.until('▌ 1');
  pty.type('x\r');
  await pty.until(ui.notANumber('1x'));
  pty.type('\x7f2\r');
  await pty.until((text) => text.includes('● 12') && text.includes(enter(ui.keys.run)));

  pty.type('\r');
  await pty.until((text) => text.includes(lesson.why) && text.includes(enter(ui.keys.next)));
  expect(pty.text()).toContain(`${ui.notTheNumber('12')}9`);
  expect(pty.text()).toContain(watch.visitors.title);
  expect(pty.text()).toContain(watch.visitors.failed(0));

  pty.type('\r');
  await pty.until(enter(ui.keys.run));
  pty.type('\r');
  await pty.until((text) => text.includes(ui.explain) && text.includes(enter(ui.keys.answer)));
  pty.type('1');
  await pty.until(lesson.wrong);
  expect(pty.text()).toContain(enter(ui.keys.answer));
  pty.type('2');
  await pty.until((text) => text.includes(lesson.right) && text.includes(enter(ui.keys.next)));
  pty.type('q');
  await pty.exited;

  const kept = readFileSync(join(home, 'progress.json'), 'utf8');
  expect(kept).toMatch(/"predicted": "12"/);
  expect(kept).toMatch(/"explained": \[\s*"tenth",\s*"history"\s*\]/);
});
