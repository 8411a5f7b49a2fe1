/** The exercises of a course: every page of its folder of that name. */
import type { LintWords, ReportProblem } from './problem.ts';
import { readExercise, type SourceExercise } from './read/read-exercise.ts';

/** An exercise's file, or that of a translation of one: its name and, of a translation, the language. */
export const EXERCISE_FILE = /^exercises\/([^/]+?)(?:\.([a-z]{2,3}(?:-[A-Za-z]+)?))?\.md$/;

/** Reads all exercises, easy and short ones first; what is no good is reported and left out. */
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
