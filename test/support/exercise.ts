/** An exercise with nothing in it but what is given. */
import type { Exercise } from '../../src/lesson/exercise-types.ts';
import { step } from './course.ts';

export function exerciseOf(id: string, change: Partial<Exercise> = {}): Exercise {
  return {
    id,
    title: `Title of ${id}`,
    kind: 'mend',
    level: 1,
    minutes: 5,
    needs: ['myvm1'],
    topics: [],
    intro: [],
    steps: [step('goal')],
    start: { machines: [], managers: [], workers: [], files: {}, commands: [] },
    rules: [],
    solutions: [],
    wrongTurns: [],
    ...change,
  };
}
