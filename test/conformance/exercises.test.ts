/** Exercises on the simulator, beside how they stood when they were last played on real machines. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { readCourse } from '../../src/lesson/course-folders.ts';
import { ExerciseGround } from './exercise-ground.ts';
import { judgedApart, playExercise, type Standing } from './exercises.ts';
import { recordedExercises } from './recorded-exercises.ts';

const LESSONS = join(import.meta.dirname, '..', '..', 'lessons', 'part-4-swarms');
/** A node lost, a token renewed, a scaling undone, a port published; `npm run conformance:exercises` compares all. */
const COMPARED = ['ghost-node', 'old-token', 'undone-scale', 'second-port'];

describe('an exercise on the simulator, beside real machines', () => {
  const { course, exercises } = readCourse(LESSONS, messagesFor('en').lint).parsed;

  it.each(COMPARED)('%s is judged the same at every moment', async (name) => {
    const exercise = exercises.find(({ id }) => id === name);
    if (course === undefined || exercise === undefined) throw new Error(`there is no ${name}`);
    const real = recordedExercises().filter((one) => one.exercise === name);
    const ways = exercise.solutions.length + exercise.wrongTurns.length;
    expect(real).toHaveLength(2 + ways);
    const ground = new ExerciseGround({ driver: 'simulator', course });
    const simulated = await playExercise(exercise, ground).finally(() => ground.close());
    expect(judgedApart(real, simulated).join('\n\n')).toBe('');
  });
});

describe('the comparison', () => {
  const standing = (more: Partial<Standing>): Standing => ({
    ...{ exercise: 'one', moment: 'start', failed: false },
    seen: { two: [false, '1 task'], answers: [null, ''] },
    ...more,
  });

  it('leaves out what real machines could not judge', () => {
    const simulated = standing({ seen: { two: [false, '0 tasks'], answers: [true, 'answers 200'] } });
    expect(judgedApart([standing({})], [simulated])).toEqual([]);
  });

  it('tells another verdict with what was seen, and commands that failed on one side only', () => {
    const simulated = standing({ failed: true, seen: { two: [true, '2 tasks'], web: [true, '3 tasks'] } });
    expect(judgedApart([standing({})], [simulated])).toEqual([
      [
        'one: start',
        '- all commands succeed',
        '+ a command fails',
        '- two does not hold: 1 task',
        '+ two holds: 2 tasks',
        '- web is asked nowhere',
        '+ web holds: 3 tasks',
      ].join('\n'),
    ]);
  });

  it('tells a moment that only real machines had', () => {
    expect(judgedApart([standing({})], [])).toEqual(['one: start is not played on the simulator']);
  });
});
