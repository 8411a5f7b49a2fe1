/** Practice: the learner sees the goal of a step and finds the command. */
import { PRACTICE_HINTS } from '../../lesson/practice.ts';
import type { Step } from '../../lesson/types.ts';
import type { WalkState } from '../types.ts';

/** Whether the learner's step was passed, now or earlier. */
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

/** Whether the step is practised: by the learner's choice, else by the step's default. */
export function isPractised({ stops, at, practice, unattended }: WalkState): boolean {
  const step = stops[at]?.step;
  return !unattended && canPractise(step) && (practice ?? step?.practice ?? false);
}

/** Whether the learner still has to find the step's command: nothing may show it. */
export function hidesCommand(state: WalkState): boolean {
  return isPractised(state) && !isPassedHere(state) && state.hintsShown < PRACTICE_HINTS;
}

/** How many hints the step has now. */
export function hintCount(state: WalkState): number {
  return isPractised(state) ? PRACTICE_HINTS : (state.stops[state.at]?.step.hints.length ?? 0);
}

/** Begins or ends practice. Hints shown before belong to the other mode and are reset. */
export function togglePractice(state: WalkState): WalkState {
  if (!canPractise(state.stops[state.at]?.step)) return state;
  return { ...state, practice: !isPractised(state), hintsShown: 0 };
}

/** The practice to keep at the next step: leaving it applies to one step only. */
export function practiceAhead({ practice }: WalkState): Pick<WalkState, 'practice'> {
  return practice === true ? { practice } : {};
}
