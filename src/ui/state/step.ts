/** The current step. */

import type { Said } from '../../i18n/said.ts';
import type { Step } from '../../lesson/types.ts';
import { whyImpossible } from '../../tutor/standing.ts';
import type { Surroundings, WalkState } from '../../tutor/types.ts';
import { hidesCommand, isPassedHere as isPassed } from '../../tutor/walk/practice.ts';
import { isBusy } from '../../tutor/walk/reduce.ts';

export { isPassed };

/** The learner's step. */
export function stepOf(state: WalkState): Step | undefined {
  return state.stops[state.at]?.step;
}

/** Why the step can't be done on this computer; undefined when it can. */
export function impossibleHere(state: WalkState, { impossible }: Surroundings): Said | undefined {
  const step = stepOf(state);
  return step && whyImpossible(step, impossible);
}

/** The fix of the failure; not in practice if it is the step's own command. */
export function fixShown(state: WalkState): string | undefined {
  const fix = state.phase.name === 'failed' ? state.phase.diagnosis?.fix : undefined;
  const isOwn = stepOf(state)?.commands.some(({ text }) => text === fix);
  return isOwn && hidesCommand(state) ? undefined : fix;
}

/** Whether something has to be chosen before a command can run. */
export function isChoiceOpen(state: WalkState): boolean {
  const step = stepOf(state);
  const isOpen = step?.kind === 'run' && step.choice !== undefined && state.choice === undefined;
  return isOpen && !state.finished && !isBusy(state);
}

/** The learner is to say what will happen, before the command runs. */
export function isPredictionOpen(state: WalkState): boolean {
  const step = stepOf(state);
  return step?.predict !== undefined && state.records[step.id]?.predicted === undefined && !state.ran;
}

/** It is a number, which is typed. */
export function isNumberOpen(state: WalkState): boolean {
  const asked = stepOf(state)?.predict;
  if (!asked || !('number' in asked) || state.finished || isBusy(state) || isPassed(state)) return false;
  return isPredictionOpen(state) && !isChoiceOpen(state);
}

/** The learner is to say what the output means: it is on the screen, and the right explanation was not found yet. */
export function isExplanationOpen(state: WalkState): boolean {
  const step = stepOf(state);
  const { explains, explained = [] } = state.records[step?.id ?? ''] ?? {};
  if (step?.explain === undefined || explains === undefined || state.command === undefined) return false;
  return state.phase.name === 'passed' && !explained.includes(explains);
}

/** The options that can be picked at a step. */
export interface Pickable {
  readonly ids: readonly string[];
  readonly intent: 'answer' | 'choose' | 'predict' | 'explain';
  /** Arrows move through the options; a picked option is changed by a digit only. */
  readonly isOpen: boolean;
}

/** The options of a question or of a fork, if one can be picked now. */
export function pickableOf(state: WalkState): Pickable | undefined {
  const step = stepOf(state);
  if (!step || state.finished || isBusy(state)) return undefined;
  if (step.explain && isExplanationOpen(state))
    return { ids: step.explain.options.map(({ id }) => id), intent: 'explain', isOpen: true };
  if (isPassed(state)) return undefined;
  if (step.question) {
    return { ids: step.question.options.map(({ id }) => id), intent: 'answer', isOpen: true };
  }
  if (isNumberOpen(state)) return undefined;
  if (step.predict && 'options' in step.predict && isPredictionOpen(state) && !isChoiceOpen(state))
    return { ids: step.predict.options.map(({ id }) => id), intent: 'predict', isOpen: true };
  const isAsked = step.choiceFrom === undefined || state.choice === undefined;
  if (!step.choice || !isAsked) return undefined;
  return {
    ids: step.choice.options.map(({ id }) => id),
    intent: 'choose',
    isOpen: state.choice === undefined,
  };
}

/** The learner's lesson, if only steps of it follow that may be left out; of a lesson that may be left out whole, if none follows. */
export function endedLesson({ stops, at }: Pick<WalkState, 'stops' | 'at'>): string | undefined {
  const lesson = stops[at]?.lesson;
  const rest = stops.slice(at + 1).filter((stop) => stop.lesson.id === lesson?.id);
  const isEnd = lesson?.optional ? rest.length === 0 : rest.every(({ step }) => step.optional);
  return isEnd ? lesson?.id : undefined;
}
