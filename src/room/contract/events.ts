/** What a learner's tutor tells the room. Nothing else of a learner ever leaves their computer. */
import { z } from 'zod';
import { DRIVER_IDS } from '../../driver/types.ts';
import { MOST_FAILING, MOST_LINES } from './limits.ts';
import { courseId, eventId, lineText, milliseconds, smallCount } from './texts.ts';

/** A check that does not hold. */
const failingCheck = z.strictObject({
  check: courseId,
  title: lineText,
  expected: lineText,
  seen: lineText,
});
export type FailingCheck = z.infer<typeof failingCheck>;

/** Where the learner is and how it goes there. All values are totals, so that one too many changes nothing. */
const stepEvent = z.strictObject({
  type: z.literal('step'),
  step: courseId,
  status: z.enum(['reading', 'working', 'passed', 'failed', 'skipped']),
  tries: smallCount,
  hints: smallCount,
  spentMs: milliseconds,
  /** Steps of the course that are done or skipped. */
  done: smallCount,
  /** The learner has finished the course. */
  finished: z.boolean(),
  /** Where their machines come from: some steps are there on certain drivers only. */
  driver: z.enum(DRIVER_IDS).optional(),
  /** Only the record of a step; the learner is at another one. */
  elsewhere: z.literal(true).optional(),
  failing: z.array(failingCheck).max(MOST_FAILING),
  diagnosis: z.strictObject({ id: courseId, title: lineText }).optional(),
});

/** The learner asks for help, or no longer. */
const handEvent = z.strictObject({ type: z.literal('hand'), up: z.boolean() });

const exerciseEvent = z.strictObject({
  type: z.literal('exercise'),
  exercise: courseId,
  status: z.enum(['started', 'failed', 'passed']),
  tries: smallCount,
  hints: smallCount,
  durationMs: milliseconds,
});

/** The text of the learner's screen, which they have seen and chosen to share. */
const screenEvent = z.strictObject({
  type: z.literal('screen'),
  step: courseId,
  lines: z.array(lineText).max(MOST_LINES),
});

export const learnerEvent = z.discriminatedUnion('type', [stepEvent, handEvent, exerciseEvent, screenEvent]);
export type LearnerEvent = z.infer<typeof learnerEvent>;
export type StepEvent = z.infer<typeof stepEvent>;
export type ExerciseEvent = z.infer<typeof exerciseEvent>;

/** An event on its way: its id makes it count once, however often it is sent. */
export const sentEvent = z.strictObject({
  id: eventId,
  /** By the learner's clock. */
  at: milliseconds,
  event: learnerEvent,
});
export type SentEvent = z.infer<typeof sentEvent>;
