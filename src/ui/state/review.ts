/** The screen's part of a review: whether a command is typed, and which option is picked. */

import type { Question } from '../../lesson/types.ts';
import { cardAt } from '../../review/session.ts';
import type { Scene } from '../scene.ts';

/** A command is asked for, and typed. */
export function isTyping({ review }: Pick<Scene, 'review'>): boolean {
  return review?.phase.name === 'asking' && cardAt(review)?.kind === 'command';
}

/** The options of the current question, in their order; empty without a question. */
export function optionsOf({ review }: Pick<Scene, 'review'>): Question['options'] {
  const card = review && cardAt(review);
  if (card?.kind !== 'question') return [];
  const { phase } = review as NonNullable<Scene['review']>;
  if (phase.name !== 'asking' && phase.name !== 'told') return [];
  return phase.order.flatMap((id) => card.question.options.find((option) => option.id === id) ?? []);
}

/** Options can be picked. */
export function isPicking(scene: Pick<Scene, 'review'>): boolean {
  return scene.review?.phase.name === 'asking' && optionsOf(scene).length > 0;
}
