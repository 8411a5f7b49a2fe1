/** The server's answers as a learner's tutor reads them: a server isn't trusted either. Texts are bounded and harmless; unknown fields are left out. */
import { z } from 'zod';
import { courseId, lineText, milliseconds, nameText, smallCount } from './texts.ts';
import type { HelloAnswer, JoinAnswer, SyncAnswer } from './wire.ts';

const courseHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional();
const hello = { name: nameText, course: courseId, courseHash, keepDays: smallCount };
export const helloAnswer: z.ZodType<HelloAnswer> = z.object(hello) as z.ZodType<HelloAnswer>;
export const joinAnswer: z.ZodType<JoinAnswer> = z.object({
  ...hello,
  learner: smallCount,
}) as z.ZodType<JoinAnswer>;

export const syncAnswer = z.object({
  refused: z.array(z.string()),
  news: z.object({
    pace: courseId.optional(),
    meet: z.object({ step: courseId, leftMs: milliseconds }).optional(),
    exercise: z.object({ id: courseId, leftMs: milliseconds, released: z.boolean() }).optional(),
    says: z.array(z.object({ pos: smallCount, text: lineText })),
    hand: z.boolean(),
    ended: z.boolean(),
  }),
});
/** As the contract has it. */
export type ReadSync = z.infer<typeof syncAnswer> & SyncAnswer;
