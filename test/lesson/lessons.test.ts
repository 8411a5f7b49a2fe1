import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';
import { lintFolder } from '../../src/lesson/lint.ts';
import { problemLine } from '../../src/lesson/problem.ts';

test('the lessons of this program have no problem, and are translated whole', () => {
  const { problems, translations } = lintFolder(join(import.meta.dirname, '../../lessons'));
  expect(problems.map(problemLine)).toEqual([]);
  for (const { done, total } of translations) expect(done).toBe(total);
});

test('they are there in the tests as they are in the program', () => {
  expect(loadCourse(undefined, 'en').lessons.length).toBeGreaterThan(0);
});
