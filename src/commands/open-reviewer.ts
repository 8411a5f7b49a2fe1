/** Opens a review of the cards that are due, from the learner's progress. */
import type { Language } from '../i18n/language.ts';
import { loadCourse } from '../lesson/courses.ts';
import type { Card } from '../review/cards.ts';
import { createReviewer, type Reviewer } from '../review/reviewer.ts';
import type { CommandContext } from './context.ts';
import { dueCards } from './due-cards.ts';

/** The cards of a review in another language. */
export function cardsIn(language: Language, context: CommandContext): Card[] {
  const course = loadCourse(context.course.id, language);
  return dueCards({ ...context, course }).all.map(({ card }) => card);
}

/** @param values settings as the learner has them */
export function openReviewer(context: CommandContext, values: Readonly<Record<string, string>>): Reviewer {
  const { course, io, progress } = context;
  return createReviewer({
    due: dueCards(context).due,
    memories: progress.cards(course.id),
    remember: (memories) => progress.rememberCards(course.id, memories),
    async openSwarm() {
      const { ThrowawaySwarm } = await import('../review/throwaway.ts');
      return ThrowawaySwarm.open(course, values);
    },
    now: io.now,
  });
}
