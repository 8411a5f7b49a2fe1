/** No failure is described in the course without somebody having produced it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';

it('every diagnosis is produced by hand in a test of this folder', () => {
  const tests = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && file !== 'every.test.ts')
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('');
  const course = loadCourse(undefined, 'en');
  const known = [
    ...course.diagnoses,
    ...course.lessons.flatMap(({ steps }) => steps).flatMap((s) => s.diagnoses),
  ];
  const untold = known.map(({ id }) => id).filter((id) => !tests.includes(`'${id}'`));
  expect(untold).toEqual([]);
  expect(known.length).toBeGreaterThan(60);
});
