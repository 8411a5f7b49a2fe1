/** The outline of a course says the same of its steps as the course. */
import { expect, test } from 'vitest';
import { loadCourse, loadOutline } from '../../src/lesson/courses.ts';
import { defined } from '../../src/value/defined.ts';

test.each(['en', 'zh', 'zh-CN', 'fr'])('in %s', (language) => {
  const { id, title, lessons } = loadCourse(undefined, language);
  const outline = lessons.map((lesson) => ({
    id: lesson.id,
    title: lesson.title,
    steps: lesson.steps.map(({ id, title, optional, drivers }) => ({
      id,
      title,
      ...defined({ optional, drivers }),
    })),
  }));
  expect(loadOutline(undefined, language)).toEqual({ id, title, lessons: outline });
  expect(outline.flatMap(({ steps }) => steps).some(({ optional }) => optional)).toBe(true);
});

test('there is none of a course that is not there', () => {
  expect(() => loadOutline('nothing', 'en')).toThrow(RangeError);
});
