/** Every step of the course in windows of three sizes and both languages: what its text speaks of is on the screen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectation } from '../../src/check/look.ts';
import type { DiagnosisSpec } from '../../src/check/types.ts';
import type { Language } from '../../src/i18n/language.ts';
import { toSay } from '../../src/i18n/said.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import type { Course } from '../../src/lesson/types.ts';
import { checksFor, stepsFor } from '../../src/lesson/variants.ts';
import type { Phase } from '../../src/tutor/types.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { stepOf } from '../../src/ui/state/step.ts';
import { defined } from '../../src/value/defined.ts';
import { createFakeTutor, outcome, twoMachines } from '../support/fake-tutor.ts';
import { temporaryFolders } from '../support/program.ts';
import { type Moment, type WalkedStep, type WholeWalk, wholeWalk } from '../support/whole-walk.ts';
import { openWindow, sceneOf } from './scenes.tsx';
import { missingOfFailure, missingOn } from './seen.ts';

const LANGUAGES = ['en', 'zh'] as const;
const WINDOWS = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
] as const;

const folders = temporaryFolders();
let walk: WholeWalk;
beforeAll(async () => {
  walk = await wholeWalk(folders.make());
}, 120_000);
afterAll(() => folders.removeAll());

/** What of a step is looked at: its end, and where there is least room its beginning too. A text has no other moment. */
function momentsOf({ before, after }: WalkedStep, rows: number): Moment[] {
  if (stepOf(before.state)?.kind === 'read') return [before];
  return rows <= 24 ? [before, after] : [after];
}

/** A moment of the walk as it is told in a language. */
function told({ state, command, output }: Moment, course: Course, language: Language): Scene {
  const stops = stepsFor(course, walk.driver);
  const tutor = createFakeTutor({ course, topology: twoMachines, surroundings: walk.surroundings });
  tutor.become({ ...state, course, stops });
  return sceneOf(tutor, { language, command, output });
}

describe.each(LANGUAGES)('in the language %s', (language) => {
  const course = loadCourse(undefined, language);

  it.each(WINDOWS)('every step shows what it is about at $columns × $rows', async (size) => {
    const window = openWindow(size);
    const missing: string[] = [];
    for (const step of walk.steps)
      for (const moment of momentsOf(step, size.rows)) {
        const scene = told(moment, course, language);
        const screen = await window.draw(scene);
        const wrong = missingOn(screen, scene, size);
        if (wrong.length > 0)
          missing.push(`${step.id}, ${moment.state.phase.name}: ${wrong.join('; ')}\n${screen}`);
      }
    window.close();
    expect(missing.join('\n\n')).toBe('');
  });
});

describe.each(LANGUAGES)('a failure in the language %s', (language) => {
  const course = loadCourse(undefined, language);

  it('has its cause and the check that failed in sight at 80 × 24', async () => {
    const size = WINDOWS[0];
    const window = openWindow(size);
    const missing: string[] = [];
    for (const { before } of walk.steps) {
      const step = stepOf(told(before, course, language).state);
      if (step?.kind !== 'run') continue;
      const ofCourse = step.id === course.goal ? longest(course.diagnoses, 10) : [];
      const causes = [...longest(step.diagnoses, 1), ...ofCourse];
      for (const cause of [undefined, ...causes]) {
        const scene = failedScene(told(before, course, language), cause);
        const screen = await window.draw(scene);
        const wrong = missingOfFailure(screen, scene, cause);
        if (wrong.length > 0) missing.push(`${step.id}, ${cause?.id}: ${wrong.join('; ')}\n${screen}`);
      }
    }
    window.close();
    expect(missing.join('\n\n')).toBe('');
  });
});

/** The causes of which there is most to say: what finds room for them finds room for the others. */
function longest(causes: readonly DiagnosisSpec[], count: number): DiagnosisSpec[] {
  const lengthOf = (cause: DiagnosisSpec) => JSON.stringify([cause.title, cause.explain, cause.fix]).length;
  return causes.toSorted((one, two) => lengthOf(two) - lengthOf(one)).slice(0, count);
}

const ERROR = 'Error response from daemon: rpc error: code = Unavailable desc = no such thing here';

/** The step after a command of it ended with an error, and no check but the first holds. */
function failedScene(scene: Scene, cause: DiagnosisSpec | undefined): Scene {
  const step = stepOf(scene.state);
  const { surroundings, state } = scene;
  const checks = step ? checksFor(step, surroundings.driver, state.choice) : [];
  const outcomes = checks.map((check, at) =>
    outcome(check.id, at === 0 ? 'passed' : 'failed', {
      expected: expectation(check),
      actual: toSay('check').reasons['machine-missing']('myvm1'),
    }),
  );
  if (outcomes.length === 1 && outcomes[0]) outcomes[0] = { ...outcomes[0], status: 'failed' };
  const fix = typeof cause?.fix === 'string' ? cause.fix : cause?.fix?.[0]?.text;
  const diagnosis = cause && { id: cause.id, ...defined({ fix }) };
  const phase: Phase = { name: 'failed', why: 'checks', exitCode: 1, outcomes, ...defined({ diagnosis }) };
  const printed = ['a line before', ERROR, 'exit status 1'];
  return {
    ...scene,
    state: { ...state, phase, ran: true, ...defined({ command: scene.command }) },
    output: { lineCount: printed.length, dropped: 0, lines: (from, to) => printed.slice(from, to) },
  };
}
