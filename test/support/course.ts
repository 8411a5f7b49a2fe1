/** A small course of four steps for tests of the walk: a text, a command, a question, and one by hand. */
import type { Course, Step } from '../../src/lesson/types.ts';

/** A step with nothing in it but what is given. */
export function step(id: string, change: Partial<Step> = {}): Step {
  return {
    id,
    title: `Title of ${id}`,
    kind: 'read',
    prose: [],
    after: [],
    commands: [],
    timeoutMs: 60_000,
    interactive: false,
    captures: [],
    checks: [],
    diagnoses: [],
    hints: [],
    place: [],
    covers: [],
    ends: [],
    makes: [],
    ...change,
  };
}

/** A course with one lesson. */
export function courseOf(steps: readonly Step[], change: Partial<Course> = {}): Course {
  return {
    id: 'little',
    title: 'A little course',
    summary: '',
    lessons: [{ id: 'only', title: 'The only lesson', intro: [], steps }],
    settings: [],
    files: {},
    diagnoses: [],
    usage: {},
    tables: [],
    topics: [],
    glossary: [],
    cheatsheet: [],
    goal: steps.at(-1)?.id ?? '',
    ...change,
  };
}

export const read = step('read');
export const run = step('run', {
  kind: 'run',
  commands: [{ text: 'echo hello' }],
  hints: ['first', 'second'],
});
export const question = step('question', {
  kind: 'question',
  question: {
    prompt: 'Which?',
    options: [
      { id: 'a', text: 'A', right: false, why: 'A is not it.' },
      { id: 'b', text: 'B', right: true, why: 'B it is.' },
    ],
  },
});
export const byHand = step('by-hand', { kind: 'by-hand', edit: { file: 'x.yml', set: { n: 7 } } });

export const littleCourse = courseOf([read, run, question, byHand]);
