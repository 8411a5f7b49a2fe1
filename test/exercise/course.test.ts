/** Every exercise of the courses holds what its page claims. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proveCourse } from '../../src/exercise/prove-course.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { courseFolders, readCourse } from '../../src/lesson/course-folders.ts';
import { problemLine } from '../../src/lesson/problem.ts';

const LESSONS = join(import.meta.dirname, '../../lessons');
const messages = messagesFor('en');

describe.each(courseFolders(LESSONS))('the exercises of %s', (folder) => {
  it('are proved on the simulator', { timeout: 120_000 }, async () => {
    const course = readCourse(folder, messages.lint);
    expect(course.parsed.exercises.length).toBeGreaterThan(0);
    const problems = await proveCourse(course, messages);
    expect(problems.map(problemLine)).toEqual([]);
  });
});
