/** A room about a course by others: who has the very same course joins, and anybody else is told what to do. */
import { afterAll, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders, tutor } from '../support/program.ts';
import { smallCourse, writeFiles } from '../support/small-course.ts';

const folders = temporaryFolders();
/** Ends the room, also where the story fails. */
let end: () => void = () => undefined;
afterAll(() => {
  end();
  folders.removeAll();
});

const courseIn = (folder: string, changed: Readonly<Record<string, string>> = {}): string =>
  writeFiles(folder, smallCourse(changed));

test('learners join with the same course, and are told what is missing with another', async () => {
  const course = courseIn(folders.make());
  const title = smallCourse()['01-start.md'] ?? '';
  const changed = courseIn(folders.make(), { '01-start.md': `${title}\nOne more line.\n` });
  const teacher = folders.make();
  let printed = '';
  const serving = tutor(['room', 'open', '--port', '0', '--json', '--course', course], {
    home: teacher,
    started(child) {
      child.stdout?.on('data', (text: string) => {
        printed += text;
      });
      end = () => child.kill('SIGINT');
    },
  });
  while (!printed.includes('\n')) await new Promise((resolve) => setTimeout(resolve, 50));
  const { addresses, code, course: id } = JSON.parse(printed);
  const address = `${addresses[0]}/${code}`;
  const joinWith = (...args: string[]) =>
    inside(['join', address, '--as', 'Ada', '--yes', ...args], { home: folders.make() });

  expect(await joinWith('--course', course)).toMatchObject({ code: 0, stderr: '' });
  // A copy elsewhere is the same course.
  expect(await joinWith('--course', courseIn(folders.make()))).toMatchObject({ code: 0 });
  const without = await joinWith();
  expect(without).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/does not come with[\s\S]*--course DIR/),
  });
  const other = await joinWith('--course', changed);
  expect(other).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('differs from the one in the room'),
  });
  const board = await inside(['room', 'board', '--course', course], { home: teacher });
  expect(board).toMatchObject({ code: 0, stdout: expect.stringContaining('2 learners') });
  // In a process of its own: this one has the course by now.
  for (const args of [
    ['room', 'board'],
    ['room', 'open'],
  ])
    expect(await tutor(args, { home: teacher })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--course ${id}`),
    });
  end();
  expect((await serving).code).toBe(130);
});
