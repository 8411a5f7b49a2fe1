/** `swarm-tutor report` as it is typed: formats and files. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** A home in which somebody has answered one question wrong at first and another right. */
function homeOf(): string {
  const home = join(folders.make(), 'home');
  mkdirSync(home);
  const record = { status: 'passed', attempts: 1, durationMs: 0, spentMs: 90_000, answers: [] };
  const records = {
    'node-roles': { ...record, attempts: 2, firstTry: false },
    modes: { ...record, firstTry: true },
  };
  const walks = { 'part-4-swarms/simulator': { records, values: {} } };
  writeFileSync(join(home, 'progress.json'), JSON.stringify({ schema: 2, driver: 'simulator', walks }));
  return home;
}

test('the page says what was known at once, and which step to go back to', async () => {
  const { code, stdout } = await inside(['report'], { home: homeOf() });
  expect(code).toBe(0);
  expect(stdout).toContain('# What you learned: Part 4: Swarms');
  expect(stdout).toContain('| Managers and workers | 1 of 2 | 50 % |');
  expect(stdout).toContain('`swarm-tutor learn node-roles`');
  expect(stdout).toContain('You were at it for 3 min.');
});

test('it speaks Chinese', async () => {
  const { stdout } = await inside(['report', '--lang', 'zh', '--format', 'html'], { home: homeOf() });
  expect(stdout).toContain('<html lang="zh">');
  expect(stdout).toContain('<td>管理节点和工作节点</td><td>1 / 2</td>');
});

test('as a document it has lessons, exercises and topics', async () => {
  const { stdout } = await inside(['report', '--json'], { home: homeOf() });
  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual([
    ...['course', 'title', 'driver', 'lang', 'lessons', 'exercises', 'followUps', 'topics'],
  ]);
  const steps = report.lessons.flatMap((lesson: { steps: object[] }) => lesson.steps);
  expect(steps).toContainEqual({
    ...{ id: 'node-roles', title: 'From one computer to a swarm', status: 'passed' },
    ...{ tries: 2, hints: 0, durationMs: 90_000, firstTry: false, predicted: null, explained: null },
  });
  expect(report.topics.find(({ id }: { id: string }) => id === 'nodes')).toMatchObject({
    firstTryShare: 0.5,
    step: 'node-roles',
  });
});

test('the ending of the file decides the format, and nothing but a word of it goes to standard error', async () => {
  const home = homeOf();
  const out = join(folders.make(), 'deep', 'mine.html');
  const { code, stdout, stderr } = await inside(['report', '--out', out], { home });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain(out);
  expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>/);
  // Once more writes it anew.
  expect((await inside(['report', '--out', out], { home })).code).toBe(0);
});

test.skipIf(process.platform === 'win32')(
  'a link is followed to its file, and what is no file is never written over',
  async () => {
    const home = homeOf();
    const folder = folders.make();
    writeFileSync(join(folder, 'real.md'), 'old');
    symlinkSync(join(folder, 'real.md'), join(folder, 'link.md'));
    expect((await inside(['report', '--out', join(folder, 'link.md')], { home })).code).toBe(0);
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toContain('# What you learned');
    const { code, stderr } = await inside(['report', '--out', folder], { home });
    expect(code).toBe(2);
    expect(stderr).toContain('is not a file that can be overwritten');
  },
);

test('a format that it does not write is named with those that it does', async () => {
  const { code, stderr } = await inside(['report', '--format', 'cast'], { home: homeOf() });
  expect(code).toBe(2);
  expect(stderr).toContain('md, html, json');
});
