/** Which option of a fork holds at a step. */
import type { Step } from '../../lesson/types.ts';
import type { StepRecord } from '../types.ts';

type Records = Readonly<Record<string, StepRecord>>;

/** What the learner picked, here or at the step that asks for it; undefined when it has to be asked. */
export function pickedAt(step: Step, records: Records): string | undefined {
  const asked = step.choiceFrom === undefined ? undefined : records[step.choiceFrom]?.choice;
  return records[step.id]?.choice ?? asked;
}

/** The same, with the default for a missing answer; undefined if there is no fork. */
export function choiceAt(step: Step, records: Records): string | undefined {
  return pickedAt(step, records) ?? step.choice?.default;
}
