/** Reads the exercises of a course: every page in its folder `exercises`. */
import type { LintWords, ReportProblem } from './problem.ts';
import { readExercise, type SourceExercise } from './read/read-exercise.ts';

/** The file of an exercise or of its translation: the exercise's name and, for a translation, the language. */
export const EXERCISE_FILE = /^exercises\/([^/]+?)(?:\.([a-z]{2,3}(?:-[A-Za-z]+)?))?\.md$/;

/** Reads all exercises, easy and short ones first; those with defects are reported and left out. */
export function readExercises(
  files: ReadonlyMap<string, string>,
  messages: LintWords,
  reportIn: (file: string) => ReportProblem,
): SourceExercise[] {
  const read = [...files].flatMap(([file, text]) => {
    const [, , language] = EXERCISE_FILE.exec(file) ?? [];
    if (!EXERCISE_FILE.test(file) || language !== undefined) return [];
    return readExercise(file, text, messages, reportIn(file)) ?? [];
  });
  const byEffort = (a: SourceExercise, b: SourceExercise): number =>
    a.exercise.level - b.exercise.level || a.exercise.minutes - b.exercise.minutes;
  return read.sort(byEffort);
}
