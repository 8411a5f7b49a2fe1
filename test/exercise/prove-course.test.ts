/** What a proof finds is a problem of the page, at the section that it is about. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { proveCourse } from '../../src/exercise/prove-course.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { readCourse } from '../../src/lesson/course-folders.ts';
import { placeOf, replaced, stampedFiles } from '../lesson/example.ts';

const FILE = 'exercises/quiet-node.md';
const messages = messagesFor('en');
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'swarm-tutor-prove-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function courseIn(files: ReadonlyMap<string, string>) {
  for (const [name, content] of files) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return readCourse(dir, messages.lint);
}

test('it is told with its file and line', async () => {
  const files = replaced(stampedFiles(), FILE, 'docker service update --force web', 'docker node ls');
  const [problem] = await proveCourse(courseIn(files), messages);
  expect(problem).toMatchObject({
    file: join(dir, FILE),
    message: expect.stringContaining('this wrong turn'),
  });
  expect(`${problem?.line}:${problem?.column}`).toBe(placeOf(files, FILE, '## Start the tasks anew'));
});

test('a course with a problem is mended before anything is proved', async () => {
  const files = replaced(stampedFiles(), '01-start.md', 'within: 10s', 'whitin: 10s');
  const worse = replaced(files, FILE, 'docker service update --force web', 'docker node ls');
  expect(await proveCourse(courseIn(worse), messages)).toEqual([]);
});
