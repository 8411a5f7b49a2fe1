/** Texts and ids from other computers: bounded, on one line, and harmless wherever they are shown. */
import { z } from 'zod';
import { visible } from '../../shell/visible.ts';
import { LONGEST_ID, LONGEST_LINE, LONGEST_NAME, LONGEST_SAYING } from './limits.ts';

/** One line in which everything can be seen; what is too long ends in `…`. */
export function oneLine(text: string, longest: number): string {
  const line = visible(text).trim();
  const characters = Array.from(line.slice(0, 2 * longest + 2));
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}

/** A text that is cut where it is too long; one that is far too long is refused. */
function textOf(longest: number) {
  return z
    .string()
    .max(longest * 8)
    .transform((text) => oneLine(text, longest));
}

export const lineText = textOf(LONGEST_LINE);
export const sayingText = textOf(LONGEST_SAYING).refine((text) => text !== '');
/** How a learner, or a room, wants to be called. */
export const nameText = textOf(LONGEST_NAME).refine((name) => name !== '');
/** The id of a step, a check, an exercise: a word of a course. */
export const courseId = z
  .string()
  .max(LONGEST_ID)
  .regex(/^[\w.:/-]+$/);
/** Of an event, chosen by who sends it. */
export const eventId = z.string().regex(/^[\w-]{8,64}$/);
/** Milliseconds since the epoch, or of a duration. */
export const milliseconds = z.int().min(0).max(8_640_000_000_000);
export const smallCount = z.int().min(0).max(1_000_000);
