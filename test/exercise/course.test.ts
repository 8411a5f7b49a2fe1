/** Every exercise of the courses holds what its page claims. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prove } from '../../src/exercise/prove.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { courseFolders, readCourse } from '../../src/lesson/course-folders.ts';

const LESSONS = join(import.meta.dirname, '../../lessons');
const messages = messagesFor('en');

describe.each(courseFolders(LESSONS))('the exercises of %s', (folder) => {
  const { course, exercises } = readCourse(folder, messages.lint).parsed;

  it('are eight to build and sixteen to mend at least', () => {
    const count = (kind: string) => exercises.filter((one) => one.kind === kind).length;
    expect(count('build')).toBeGreaterThanOrEqual(8);
    expect(count('mend')).toBeGreaterThanOrEqual(16);
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
