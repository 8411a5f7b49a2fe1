/** What is said at the end of each lesson's commands, and of steps that were harder than others. */
import { expect, it } from 'vitest';
import { loadCourse } from '../../../src/lesson/courses.ts';
import type { StepRecord } from '../../../src/tutor/types.ts';
import { stopsOf } from '../../../src/tutor/walk/start.ts';
import { commandsLearned, harderSteps } from '../../../src/ui/state/finished.ts';
import { fakeCourse } from '../../support/fake-course.ts';
import { passed } from '../../support/fake-tutor.ts';

const record = (change: Partial<StepRecord>): StepRecord => ({ ...passed, ...change });

it('names each command of a lesson once, as far as it was run, without what stands behind it', () => {
  const course = loadCourse(undefined, 'en');
  const stops = stopsOf(course, 'simulator').filter(({ lesson }) => lesson.id === 'init-and-join');
  const records = Object.fromEntries(stops.map(({ step }) => [step.id, passed]));
  const situation = { driver: 'simulator', shell: 'bash' } as const;
  const commands = commandsLearned(stops, records, situation, course);
  expect(commands).toEqual(
    expect.arrayContaining(['docker swarm init', 'docker swarm join', 'docker node ls']),
  );
  expect(commands).not.toContain('docker');
  expect(commands).not.toContain('docker swarm');
  expect(new Set(commands).size).toBe(commands.length);
  expect(commandsLearned(stops, {}, situation, course)).toEqual([]);
});

it('tells of steps that took tries or hints, and of those that were left out', () => {
  const records = {
    'what-a-swarm-is': passed,
    'who-decides': record({ attempts: 3 }),
    image: record({ hints: 2 }),
    'init-swarm': record({ status: 'skipped' }),
    'join-swarm': record({ status: 'failed', attempts: 2 }),
  };
  expect(harderSteps(stopsOf(fakeCourse, 'simulator'), records)).toMatchObject([
    { id: 'who-decides', tries: 3, hints: 0, isSkipped: false },
    { id: 'image', hints: 2, isSkipped: false },
    { id: 'init-swarm', isSkipped: true },
  ]);
});
