/** The exercises of a course as a list shows them, each with the learner's result. */
import type { Exercise } from '../lesson/exercise-types.ts';
import type { ExerciseResult } from '../tutor/progress/exercises.ts';

export interface ExerciseEntry {
  readonly exercise: Exercise;
  readonly status: 'new' | ExerciseResult['status'];
  /** Undefined while it was never begun. */
  readonly result: ExerciseResult | undefined;
}

/** One entry each, in the order of the exercises. */
export function entriesOf(
  exercises: readonly Exercise[],
  results: Readonly<Record<string, ExerciseResult>>,
): ExerciseEntry[] {
  return exercises.map((exercise) => {
    const result = results[exercise.id];
    return { exercise, result, status: result?.status ?? 'new' };
  });
}

/** A mark for each status. */
export const STATUS_MARKS: Readonly<Record<ExerciseEntry['status'], string>> = {
  new: '·',
  started: '…',
  passed: '✓',
};
