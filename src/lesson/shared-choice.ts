/** Shares choices that are made once and apply to several steps: `choiceFrom` names the step that asks. */
import type { Choice, Lesson, Step } from './types.ts';

/** Gives every step that takes its choice from an earlier one that step's prompt and options. */
export function shareChoices(lessons: readonly Lesson[]): Lesson[] {
  const choices = new Map<string, Choice>();
  return lessons.map((lesson) => ({
    ...lesson,
    steps: lesson.steps.map((step): Step => {
      const choice = step.choiceFrom === undefined ? step.choice : choices.get(step.choiceFrom);
      if (choice === undefined) return step;
      choices.set(step.id, choice);
      return { ...step, choice };
    }),
  }));
}
