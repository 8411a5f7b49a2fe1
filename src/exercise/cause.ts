/** Finds the typical wrong turn that the state of an exercise looks like. */
import { diagnose } from '../check/diagnose.ts';
import type { DiagnosisSpec } from '../check/types.ts';
import { type Exercise, goalOf } from '../lesson/exercise-types.ts';
import { fill } from '../tutor/attempt/fill.ts';
import { type ExercisePlace, valuesFor } from './place.ts';

/** The first that fits, its placeholders filled in; undefined if none does. */
export async function causeIn(
  exercise: Exercise,
  place: ExercisePlace,
  signal?: AbortSignal,
): Promise<DiagnosisSpec | undefined> {
  const { diagnoses } = goalOf(exercise);
  const values = await valuesFor(diagnoses, place, signal);
  const specs = diagnoses.map((cause) => fill(cause, values));
  const { env, cwd } = place.shell();
  const found = await diagnose(specs, { session: place.session, env, cwd, signal });
  return specs.find(({ id }) => id === found?.id);
}
