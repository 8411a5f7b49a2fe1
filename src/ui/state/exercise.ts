/** The exercise on the screen: whether it can be typed in, and what is shown of it. */
import { isUnderWay } from '../../exercise/reduce.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import type { WalkState } from '../../tutor/types.ts';
import type { ScreenState } from './screen-state.ts';

/** The part of a scene that tells of an exercise. */
interface ExerciseScene {
  readonly screen: ScreenState;
  readonly exercise?: ExerciseState;
}

/** Something runs in the exercise that is shown. */
export function isExerciseBusy({ screen, exercise }: ExerciseScene): boolean {
  return screen.page === 'exercise' && exercise !== undefined && isUnderWay(exercise);
}

/** What runs in it can be stopped: a start state is built to its end. */
export function canBeStopped(scene: ExerciseScene): boolean {
  return isExerciseBusy(scene) && scene.exercise?.phase.name !== 'building';
}

/** A command can be typed: the learner works, and isn't shown a way. */
export function canTypeInExercise({ screen, exercise }: ExerciseScene): boolean {
  return screen.page === 'exercise' && exercise?.phase.name === 'working' && exercise.way === undefined;
}

/** The command that printed the output: the walk's, or the exercise's. */
export function printingCommand({
  screen,
  exercise,
  state,
}: ExerciseScene & { readonly state: WalkState }): string | undefined {
  if (screen.page !== 'exercise') return state.command;
  const { phase, ran } = exercise ?? {};
  const command = phase?.name === 'running' ? phase.command : ran?.command;
  return command === '' ? undefined : command;
}

/** Whether that command is still running. */
export function isPrinting({
  screen,
  exercise,
  state,
}: ExerciseScene & { readonly state: WalkState }): boolean {
  const { phase } = (screen.page === 'exercise' ? exercise : state) ?? {};
  return phase?.name === 'running';
}
