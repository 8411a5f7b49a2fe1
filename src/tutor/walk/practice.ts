/** Practice: the learner sees the goal of a step and finds the command. */
import { PRACTICE_HINTS } from '../../lesson/practice.ts';
import type { Step } from '../../lesson/types.ts';
import type { WalkState } from '../types.ts';

/** The step where the learner stands was passed, now or earlier. */
export function isPassedHere({ stops, at, phase, ran, records }: WalkState): boolean {
  const step = stops[at]?.step;
  if (!step) return false;
  if (phase.name === 'passed') return true;
  return phase.name === 'reading' && !ran && records[step.id]?.status === 'passed';
}

/** A step can be practised if it runs a command that a learner could think of. */
export function canPractise(step: Step | undefined): boolean {
  return step?.kind === 'run' && step.commands.length > 0 && !step.interactive;
}

/** Whether the step here is practised: as the learner has said, else as the step wants. */
export function isPractised({ stops, at, practice, unattended }: WalkState): boolean {
  const step = stops[at]?.step;
  return !unattended && canPractise(step) && (practice ?? step?.practice ?? false);
}

/** The command of the step here is still to be found: nothing may show it. */
export function hidesCommand(state: WalkState): boolean {
  return isPractised(state) && !isPassedHere(state) && state.hintsShown < PRACTICE_HINTS;
}

/** How many hints there are for the step here. */
export function hintCount(state: WalkState): number {
  return isPractised(state) ? PRACTICE_HINTS : (state.stops[state.at]?.step.hints.length ?? 0);
}

/** Practice begun or ended. Hints that were shown were those of the other way. */
export function togglePractice(state: WalkState): WalkState {
  if (!canPractise(state.stops[state.at]?.step)) return state;
  return { ...state, practice: !isPractised(state), hintsShown: 0 };
}

/** On the way to the next step: one that was shown its command is the only one to be shown it. */
export function practiceAhead({ practice }: WalkState): Pick<WalkState, 'practice'> {
  return practice === true ? { practice } : {};
}
