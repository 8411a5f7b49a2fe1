/** An exercise of the course as a learner does it, at any point. */
import type { StartRecord } from '../../src/exercise/record.ts';
import { unopened } from '../../src/exercise/reduce.ts';
import type { ExerciseState } from '../../src/exercise/state.ts';
import type { Language } from '../../src/i18n/language.ts';
import { loadExercises, loadFollowUps } from '../../src/lesson/courses.ts';
import { goalOf } from '../../src/lesson/exercise-types.ts';
import { outcome } from './fake-tutor.ts';

const VALUES = { manager: 'myvm1', worker: 'myvm2', extra_worker: 'myvm3', manager_ip: '192.168.99.100' };

/** Begun a moment ago: the first check holds, the others and the rules as given. */
export function doing(
  id: string,
  record: Partial<StartRecord> = {},
  { language = 'en', ...change }: Partial<ExerciseState> & { readonly language?: Language } = {},
): ExerciseState {
  const all = [...loadExercises(undefined, language), ...loadFollowUps(undefined, language)];
  const exercise = all.find((one) => one.id === id);
  if (!exercise) throw new Error(`no exercise ${id}`);
  const { checks, rules = [] } = goalOf(exercise);
  return {
    ...unopened(exercise, VALUES, undefined),
    phase: { name: 'working' },
    record: {
      ...{ schema: 1, driver: 'simulator', at: 0, hints: 0, tries: 0, gaveUp: false },
      ...{ engineTime: '', rows: {}, files: {} },
      ...record,
    },
    checks: checks.map((check, at) =>
      outcome(check.id, at === 0 ? 'passed' : 'failed', { expected: 'two of them', actual: 'one of them' }),
    ),
    rules: rules.map((rule) => ({ id: rule.id, passed: true, expected: 'all', actual: 'all' })),
    ...change,
  };
}
