/** `swarm-tutor review` without a terminal: what is due, on one day and on another. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

const LESSON = new Date(2026, 10, 27, 20).getTime();
const DAY = 86_400_000;

/** A home in which somebody has done one question and one command that evening. */
function homeOf(cards: object = {}): string {
  const home = join(folders.make(), 'home');
  mkdirSync(home);
  const done = { status: 'passed', attempts: 1, durationMs: 0, spentMs: 9, answers: [], finishedAt: LESSON };
  const walks = { 'part-4-swarms/dind': { records: { modes: done, 'scale-up': done }, values: {} } };
  writeFileSync(
    join(home, 'progress.json'),
    JSON.stringify({ schema: 2, walks, cards: { 'part-4-swarms': cards } }),
  );
  return home;
}

const at = (now: number) => () => now;

test('nothing is due on the evening of the lesson, and it says when something will be', async () => {
  const { code, stdout } = await inside(['review'], { home: homeOf(), now: at(LESSON + 1000) });
  expect(code).toBe(0);
  expect(stdout).toBe('Nothing is due today.\nThe next is due on November 28, 2026.\n');
});

test('the next day all of it is, in other words than in the lesson', async () => {
  const { stdout } = await inside(['review'], { home: homeOf(), now: at(LESSON + DAY / 2) });
  expect(stdout).toContain('3 things are due to be asked again:');
  expect(stdout).toContain('  What is an engine right after `docker swarm init`, before any other joins?');
  expect(stdout).toContain('  Scale a service, until the next deployment');
});

test('as a document it has what is due, and when the next card will be', async () => {
  const scale = 'command:docker service scale ${stack}_web=7';
  const memory = {
    dueAt: LESSON + 9 * DAY,
    askedAt: LESSON,
    stability: 9,
    difficulty: 5,
    asked: 1,
    lapses: 0,
  };
  const { stdout } = await inside(['review', '--json'], {
    home: homeOf({ [scale]: memory }),
    now: at(LESSON + DAY),
  });
  const { course, due, next } = JSON.parse(stdout);
  expect(course).toBe('part-4-swarms');
  expect(due).toContainEqual({
    ...{ id: 'question:modes', kind: 'question', step: 'modes' },
    title: 'What is an engine right after `docker swarm init`, before any other joins?',
  });
  expect(due.map(({ id }: { id: string }) => id)).not.toContain(scale);
  expect(next).toBe(new Date(LESSON + 9 * DAY).toISOString());
});

test('who has learned nothing has nothing to be asked', async () => {
  const { code, stdout } = await inside(['review', '--lang', 'zh'], { home: join(folders.make(), 'home') });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '还没有学过可以复习的内容。\n' });
});
