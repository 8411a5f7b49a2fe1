/** After every step of the walk, all that should hold by then does hold: what `ends` in the lessons is for. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addCourse, firstCourse, loadCourse } from '../../src/lesson/courses.ts';
import { otherCourses } from '../../src/lesson/other-courses.ts';
import { stepsFor } from '../../src/lesson/variants.ts';
import { inside } from '../support/inside.ts';
import { type Ended, failedChecks, reportOf, temporaryFolders } from '../support/program.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** A command line on the simulator, with a document for an answer. */
const command = (home: string, line: string): Promise<Ended> =>
  inside([...line.split(' '), '--driver', 'simulator', '--json'], { home });

const others = otherCourses();
for (const course of others) addCourse(course);

test.each([firstCourse(), ...others.map(({ id }) => id)])(
  'what should hold in %s holds after every single step, and is looked at',
  async (course) => {
    const home = join(folders.make(), 'home');
    const looked = new Set<string>();
    const stops = stepsFor(loadCourse(course, 'en'), 'simulator');
    for (const { step } of stops) {
      const walked = await command(home, `run --course ${course} --until ${step.id} --speed instant`);
      expect(walked.code, `run --until ${step.id}`).toBe(0);
      const checked = await command(home, `check ${step.id} --course ${course}`);
      const report = reportOf(checked);
      expect(failedChecks(report), `after ${step.id}`).toEqual([]);
      expect(checked.code).toBe(0);
      for (const { id, checks } of report.steps) for (const each of checks) looked.add(`${id}/${each.id}`);
    }
    const states = stops.flatMap(({ step }) =>
      step.checks
        .filter(
          ({ kind, choice }) =>
            kind !== 'output' && (choice ?? step.choice?.default) === step.choice?.default,
        )
        .map(({ id }) => `${step.id}/${id}`),
    );
    expect(states.filter((id) => !looked.has(id))).toEqual([]);
  },
  180_000,
);
