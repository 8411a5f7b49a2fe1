/** The small task after each lesson: on a copy of the learner's own swarm, in their own state, and nothing of the walk is harmed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { readRecord } from '../../src/exercise/record.ts';
import { loadCourse, loadFollowUps } from '../../src/lesson/courses.ts';
import { stepsOf } from '../../src/lesson/exercise-types.ts';
import { fillKnown } from '../../src/lesson/placeholders.ts';
import { stepsFor } from '../../src/lesson/variants.ts';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';
import { endPtys } from '../support/pty.ts';
import { openPty } from '../support/served-program.ts';
import { walkedTo } from '../support/walked.ts';

vi.setConfig({ testTimeout: 400_000 });
const folders = temporaryFolders();
afterEach(endPtys);
afterAll(() => folders.removeAll());

const COURSE = loadCourse(undefined, 'en');
const FOLLOW_UPS = loadFollowUps(undefined, 'en');
const INSTANT = ['--driver', 'simulator', '--speed', 'instant'];
const SETTINGS = Object.fromEntries(COURSE.settings.map(({ id, default: value }) => [id, value]));
const stateOf = (home: string) => readFileSync(join(home, 'simulator', 'state.json'), 'utf8');

/** Containers take a moment to end. */
async function judgedAtLast(id: string, home: string): ReturnType<typeof inside> {
  for (let looks = 1; ; looks += 1) {
    const judged = await inside(['exercise', id, '--check'], { home });
    if (judged.code === 0 || looks === 10) return judged;
  }
}

test('every lesson has one', () => {
  expect(FOLLOW_UPS.map(({ after }) => after).sort()).toEqual(COURSE.lessons.map(({ id }) => id).sort());
});

test('each begins with the swarm as its lesson leaves it, and its solution solves it there', async () => {
  const home = join(folders.make(), 'home');
  const stops = stepsFor(COURSE, 'simulator');
  for (const lesson of COURSE.lessons) {
    const last = stops.findLast((stop) => stop.lesson.id === lesson.id)?.step.id ?? '';
    const walked = await inside(['run', '--until', last, ...INSTANT], { home });
    expect([lesson.id, walked.code]).toEqual([lesson.id, 0]);
    const before = stateOf(home);
    const task = FOLLOW_UPS.find(({ after }) => after === lesson.id);
    const [solution] = task?.solutions ?? [];
    if (task === undefined || solution === undefined) throw new Error(`${lesson.id} has none`);
    expect((await inside(['exercise', task.id], { home })).code).toBe(0);
    const record = readRecord(join(home, 'exercises', task.id));
    // The machines of some tasks are others than the learner's.
    const isOwn = task.start.machines.every((name) => /^\$\{(manager|worker)\}$/.test(name));
    expect([task.id, record?.isCopy === true]).toEqual([task.id, isOwn]);
    expect((await inside(['exercise', task.id, '--check'], { home })).code).toBe(1);
    for (const { commands } of stepsOf(task, solution))
      await inside(
        ['exercise', task.id, '-c', fillKnown(commands[0]?.text ?? '', SETTINGS), '--speed', 'instant'],
        { home },
      );
    const judged = await judgedAtLast(task.id, home);
    expect([task.id, judged.code, judged.stdout]).toEqual([task.id, 0, expect.any(String)]);
    expect(stateOf(home)).toBe(before);
  }
  const report = JSON.parse((await inside(['report', '--json'], { home })).stdout);
  expect(report.followUps.map(({ status }: { readonly status: string }) => status)).toEqual(
    FOLLOW_UPS.map(() => 'passed'),
  );
  expect(report.exercises.map(({ id }: { readonly id: string }) => id)).not.toContain('take-it-away');
});

test.each([
  ['en', 'Your turn, if you like', 'This is a copy of your swarm', 'Half a cluster', /Solved in/],
  ['zh', '想自己试试吗', '这是你的 swarm 的副本', '半个集群', /做出来了/],
] as const)(
  'in %s it is offered in one line, done by keys, and never imposed',
  async (lang, offer, copy, title, solved) => {
    const home = await walkedTo('list-machines', join(folders.make(), 'home'));
    const before = stateOf(home);
    const terminal = openPty({ home, args: ['learn', 'list-machines', '--lang', lang, ...INSTANT] });
    await terminal.until(/⏎/);
    terminal.type('\r');
    await terminal.until(offer);
    terminal.type('y');
    await terminal.until((text) => text.includes(title) && text.includes(copy));
    terminal.type('\r');
    await terminal.until(/▌ +\S/);
    terminal.type('docker-machine stop myvm2\r');
    await terminal.until(solved);
    terminal.type('\r');
    await terminal.until((text) => !text.includes(title));
    expect(terminal.text()).not.toContain(offer);
    terminal.type('q');
    expect((await terminal.exited).code).toBe(0);
    expect(JSON.parse(stateOf(home)).machines).toEqual(JSON.parse(before).machines);
    const page = await inside(['report', '--lang', lang], { home });
    expect(page.stdout).toContain(title);
  },
);
