/** What a teacher does in a room. */
import { z } from 'zod';
import { courseId, sayingText, smallCount } from './texts.ts';

export const teacherAct = z.discriminatedUnion('type', [
  /** "We are here." Null: everybody at their own pace. */
  z.strictObject({ type: z.literal('pace'), step: courseId.nullable() }),
  /** Everybody meets at a step in so many seconds. Null: the meeting is off. */
  z.strictObject({
    type: z.literal('meet'),
    meet: z.strictObject({ step: courseId, seconds: z.int().min(0).max(86_400) }).nullable(),
  }),
  /** A line to all, or to one learner by number. */
  z.strictObject({ type: z.literal('say'), to: z.union([z.literal('all'), smallCount]), text: sayingText }),
  /** An exercise for everybody, with a timer. Null: it is over. */
  z.strictObject({
    type: z.literal('set-exercise'),
    exercise: z.strictObject({ id: courseId, seconds: z.int().min(1).max(86_400) }).nullable(),
  }),
  /** The solution of the exercise may be looked at. */
  z.strictObject({ type: z.literal('release'), exercise: courseId }),
  /** No names on the board, except for the teacher. */
  z.strictObject({ type: z.literal('hide-names'), on: z.boolean() }),
  /** A raised hand was seen to. */
  z.strictObject({ type: z.literal('lower-hand'), learner: smallCount }),
  /** A learner is removed from the room. */
  z.strictObject({ type: z.literal('remove'), learner: smallCount }),
  z.strictObject({ type: z.literal('end') }),
]);
export type TeacherAct = z.infer<typeof teacherAct>;
