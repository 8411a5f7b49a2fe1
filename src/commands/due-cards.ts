/** The cards that are due, from all that is remembered of a course. */
import { DEFAULT_DRIVER } from '../driver/traits.ts';
import { type Card, cardsOf, dueOn, type ScheduledCard, scheduled } from '../review/cards.ts';
import type { CommandContext } from './context.ts';

/** All cards of the course, and those that are due today. */
export interface DueCards {
  readonly all: readonly ScheduledCard[];
  readonly due: readonly Card[];
}

/** Reads no file, starts nothing. */
export function dueCards({
  course,
  io,
  progress,
}: Pick<CommandContext, 'course' | 'io' | 'progress'>): DueCards {
  const walks = Object.entries(progress.document.walks)
    .filter(([key]) => key.startsWith(`${course.id}/`))
    .map(([, walk]) => walk.records);
  const all = scheduled(cardsOf(course, walks, DEFAULT_DRIVER), progress.cards(course.id));
  return { all, due: dueOn(io.now(), all).map(({ card }) => card) };
}
