import { describe, expect, test } from 'vitest';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { stampedFiles } from './example.ts';

/** A small generator with a fixed seed, so that a failure can be repeated. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const GARBAGE = [
  '',
  '\0',
  '{',
  '}',
  '[',
  '"',
  "'",
  '- ',
  ': ',
  '\n',
  '```',
  '---\n',
  '${',
  '&a ',
  '*a',
  '!!x ',
  '\t',
  '|',
  '#',
  '<<: ',
  '~',
  '中',
];

describe('whatever is written into a lesson, the answer is problems with a place', () => {
  const files = [...stampedFiles()];
  test.each(Array.from({ length: 60 }, (_, seed) => seed))('damage %i', (seed) => {
    const pick = generator(seed);
    const damaged = new Map(files);
    for (let times = 0; times < 4; times += 1) {
      const [name = '', text = ''] = [...damaged][pick(damaged.size)] ?? [];
      const at = pick(text.length);
      damaged.set(name, text.slice(0, at) + GARBAGE[pick(GARBAGE.length)] + text.slice(at + pick(12)));
    }
    for (const { file, line, column, message } of parseCourse(damaged).problems) {
      expect(message).not.toMatch(/undefined|\[object|Invalid input/);
      const lines = (damaged.get(file) ?? '').split('\n').length;
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(lines + 1);
      expect(column).toBeGreaterThan(0);
    }
  });
});
