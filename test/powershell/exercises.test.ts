/** Exercises by a learner whose shell is PowerShell, as on Hyper-V: start states and solutions that have a form of their own for it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fitsVariant } from '../../src/driver/fits.ts';
import { openSession } from '../../src/driver/open-session.ts';
import type { Session } from '../../src/driver/types.ts';
import { judge } from '../../src/exercise/judge.ts';
import { placeOver } from '../../src/exercise/place.ts';
import { noteStart } from '../../src/exercise/record.ts';
import { failureOf, formFor, runLine } from '../../src/exercise/run-line.ts';
import { buildStart } from '../../src/exercise/start.ts';
import { homeFolders } from '../../src/files/home.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { readCourse } from '../../src/lesson/course-folders.ts';
import { stepsOf } from '../../src/lesson/exercise-types.ts';
import type { ShellState } from '../../src/shell/types.ts';
import { temporaryFolder } from '../shell/run.ts';
import { SIMULATOR } from '../support/program.ts';
import { PWSH, QUIET } from './pwsh.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);

const messages = messagesFor('en');
const { course, exercises } = readCourse(
  join(import.meta.dirname, '../../lessons/part-4-swarms'),
  messages.lint,
).parsed;
const forPowerShell = exercises.filter((exercise) =>
  [exercise.start.commands, exercise.steps.flatMap(({ commands = [] }) => commands)]
    .flat()
    .some(({ shells }) => shells?.includes('powershell')),
);

/** A place in PowerShell in which nothing is done behind its back, as on machines that are real. */
async function placeFor(name: string) {
  const root = join(folder.path, name);
  mkdirSync(root);
  const { script: _, ...session } = await openSession('simulator', {
    home: homeFolders({ SWARM_TUTOR_HOME: join(root, 'home') }),
    language: 'en',
    speed: 'instant',
    env: { ...process.env, ...QUIET, SWARM_TUTOR_SHELL: 'powershell' },
    mainPath: SIMULATOR,
  });
  if (course === undefined) throw new Error('the course can not be read');
  let shell: ShellState = { env: session.env, cwd: session.workspace };
  const keep = {
    shell: () => shell,
    setShell(state: ShellState) {
      shell = state;
    },
  };
  return placeOver(session as Session, course, {}, keep);
}

test('no exercise lacks a form for PowerShell, on Hyper-V or where it is offered instead', () => {
  const lacking = exercises.flatMap((exercise) => {
    const { drivers = ['hyperv' as const], solutions } = exercise;
    const [driver] = drivers.includes('hyperv') ? ['hyperv' as const] : drivers;
    return solutions
      .flatMap((solution) => stepsOf(exercise, solution))
      .filter(
        ({ commands }) => !commands.some((one) => fitsVariant(one, driver ?? 'simulator', 'powershell')),
      )
      .map(({ id }) => `${exercise.id}: ${id}`);
  });
  expect(lacking).toEqual([]);
});

test('every file is read as UTF-8: Windows PowerShell would take it for its code page', () => {
  const reading = [...(course?.lessons ?? []), ...exercises]
    .flatMap(({ steps }) => steps.flatMap(({ commands = [] }) => commands))
    .map(({ text }) => text)
    .filter((text) => text.includes('Get-Content'));
  expect(reading).not.toEqual([]);
  for (const text of reading) expect(text).toMatch(/Get-Content -Encoding UTF8/);
});

describe.skipIf(PWSH === undefined).concurrent('in PowerShell', () => {
  test.each(forPowerShell.map((one) => [one.id, one] as const))(
    '%s can be begun and solved',
    async (id, exercise) => {
      const place = await placeFor(id);
      const stuck = await buildStart(exercise, place);
      expect(stuck && inWords(stuck, messages)).toBeUndefined();
      const facts = await noteStart(exercise, place);
      expect((await judge(exercise, place, facts)).passed).toBe(false);
      const [solution] = exercise.solutions;
      for (const { commands } of solution === undefined ? [] : stepsOf(exercise, solution)) {
        const failure = failureOf(await runLine(formFor(commands, place) ?? '', place));
        expect(failure && inWords(failure, messages)).toBeUndefined();
      }
      const { checks, rules } = await judge(exercise, place, facts);
      expect(checks.filter(({ status }) => status !== 'passed')).toEqual([]);
      expect(rules.filter(({ passed }) => !passed)).toEqual([]);
    },
    300_000,
  );
});
