/** Every exercise of the courses holds what its page claims. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RowsCheck } from '../../src/check/types.ts';
import { fitsVariant } from '../../src/driver/fits.ts';
import { DRIVER_IDS } from '../../src/driver/types.ts';
import { prove } from '../../src/exercise/prove.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { courseFolders, readCourse } from '../../src/lesson/course-folders.ts';

const LESSONS = join(import.meta.dirname, '../../lessons');
const messages = messagesFor('en');

/** Whether it asks the engine that the shell points to. */
const isHere = ({ view, on }: RowsCheck): boolean => on === undefined && view !== 'machines';

describe.each(courseFolders(LESSONS))('the exercises of %s', (folder) => {
  const { course, exercises } = readCourse(folder, messages.lint).parsed;

  it('are enough: in the first course eight to build and sixteen to mend', () => {
    const count = (kind: string) => exercises.filter((one) => one.kind === kind).length;
    expect(exercises).not.toHaveLength(0);
    const isFirst = course?.id === 'part-4-swarms';
    expect(count('build')).toBeGreaterThanOrEqual(isFirst ? 8 : 0);
    expect(count('mend')).toBeGreaterThanOrEqual(isFirst ? 16 : 0);
  });

  it('say how a machine is made with each driver that they can be done with', () => {
    for (const { id, steps, drivers = DRIVER_IDS } of exercises) {
      for (const driver of drivers.filter((one) => one !== 'simulator')) {
        for (const { commands } of steps) {
          const form = commands.find((variant) => fitsVariant(variant, driver, 'bash'))?.text ?? '';
          expect(form, `${id} with ${driver}`).not.toMatch(
            new RegExp(`machine create --driver (?!${driver} )`),
          );
        }
      }
    }
  });

  it("run nothing on an engine of the learner's own, of which nothing is removed before they begin anew", () => {
    const here = exercises.filter(({ start, steps }) => {
      const checks = steps.flatMap((step) => step.checks);
      return start.shell === undefined && checks.some((check) => check.kind === 'rows' && isHere(check));
    });
    expect(here.filter(({ drivers = [] }) => drivers.join() !== 'simulator')).toEqual([]);
  });

  it.each(exercises.map((one) => [one.id, one] as const))(
    '%s is proved on the simulator',
    async (_, exercise) => {
      if (course === undefined) throw new Error(`${folder} can't be read`);
      const found = await prove(exercise, course);
      expect(found.map(({ section, why }) => `${section}: ${inWords(why, messages)}`)).toEqual([]);
    },
  );
});
