/**
 * The cards that a learner can be asked: questions, predictions and explanations of steps that they have done, and commands
 * of the cheat sheet.
 */
import { fitsVariant } from '../driver/fits.ts';
import type { DriverId } from '../driver/types.ts';
import type { Course, Question } from '../lesson/types.ts';
import type { CardMemories } from '../tutor/progress/cards.ts';
import type { StepRecord } from '../tutor/types.ts';
import { askedAgain } from './asked-again.ts';

/** One thing to ask. Its texts have their placeholders. */
export type Card = {
  /** The same in every language. */
  readonly id: string;
  /** The step that teaches it. */
  readonly step: string;
  /** When it was learned, milliseconds since the epoch. */
  readonly learnedAt: number;
} & (
  | { readonly kind: 'question'; readonly question: Question }
  | {
      readonly kind: 'command';
      /** What the command is to do. */
      readonly task: string;
      /** A command that does it, in bash. */
      readonly command: string;
      /** Commands that are run before it is asked for. */
      readonly before: readonly string[];
    }
);

/** A card with the time from which it is to be asked, milliseconds since the epoch. */
export interface ScheduledCard {
  readonly card: Card;
  readonly dueAt: number;
  /** When it was asked last, or learned. */
  readonly since: number;
}

const DAY_MS = 86_400_000;

/**
 * The cards of all that was learned.
 * @param records of the walks of a course, on any driver; unattended steps don't count as learned
 * @param driver driver of the swarm used for the review
 */
export function cardsOf(
  course: Course,
  records: readonly Readonly<Record<string, StepRecord>>[],
  driver: DriverId,
): Card[] {
  const steps = course.lessons.flatMap((lesson) => lesson.steps);
  const questions = steps.flatMap(({ id, question }): Card[] => {
    const learnedAt = learnedWhen(id, records);
    if (question === undefined || learnedAt === undefined) return [];
    return [{ kind: 'question', id: `question:${id}`, step: id, learnedAt, question }];
  });
  const asked = steps.flatMap((step): Card[] => {
    const learnedAt = learnedWhen(step.id, records);
    if (learnedAt === undefined) return [];
    const common = { kind: 'question', step: step.id, learnedAt } as const;
    return askedAgain(step, records).map(({ of, question }) => ({
      ...common,
      id: `${of}:${step.id}`,
      question,
    }));
  });
  const commands = course.cheatsheet.flatMap(({ title, commands: forms, review }): Card[] => {
    const learnedAt = review && learnedWhen(review.after, records);
    const command = forms.find((form) => fitsVariant(form, driver, 'bash'))?.text;
    if (review === undefined || learnedAt === undefined || command === undefined) return [];
    const { after: step, before } = review;
    return [{ kind: 'command', id: `command:${command}`, step, learnedAt, task: title, command, before }];
  });
  return [...questions, ...asked, ...commands];
}

function learnedWhen(
  step: string,
  records: readonly Readonly<Record<string, StepRecord>>[],
): number | undefined {
  const times = records.flatMap((walk) => {
    const { status, spentMs, finishedAt } = walk[step] ?? {};
    return status === 'passed' && spentMs !== undefined && finishedAt !== undefined ? [finishedAt] : [];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The question of a card, in a line; placeholders stay open. */
export function cardTitle(card: Card): string {
  return card.kind === 'command' ? card.task : (card.question.again ?? card.question.prompt);
}

/** When each card is due, the one that has waited longest first. One that was never asked is due a day after it was learned. */
export function scheduled(cards: readonly Card[], memories: CardMemories): ScheduledCard[] {
  return cards
    .map((card) => {
      const { dueAt = card.learnedAt + DAY_MS, askedAt = card.learnedAt } = memories[card.id] ?? {};
      return { card, dueAt, since: askedAt };
    })
    .sort((one, other) => one.dueAt - other.dueAt);
}

/**
 * The cards that are due on the day of `now`, by this computer's clock: an evening's lesson is due the next morning. One that
 * was asked on a day that has not come yet is due, too: the clock was ahead then, maybe by years.
 */
export function dueOn(now: number, cards: readonly ScheduledCard[]): ScheduledCard[] {
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  return cards.filter(({ dueAt, since }) => dueAt < midnight.getTime() || since >= midnight.getTime());
}
