/** Tells the room that the learner is in how an exercise goes. */

import { type StartRecord, timeSpent } from '../exercise/record.ts';
import { hasJoined } from '../room/client/joined.ts';
import type { ExerciseEvent } from '../room/contract/events.ts';
import type { CommandContext } from './context.ts';

/** The result of an exercise waits no longer than this for the room, milliseconds: what is still to be told then is told later. */
const PATIENCE_MS = 1_000;

/** How an exercise stands. Who was shown the solution has not solved it. */
export function outcomeOf(exercise: string, record: StartRecord, now: number): Omit<ExerciseEvent, 'type'> {
  const { tries, hints, gaveUp, passedAt } = record;
  const status = passedAt !== undefined && !gaveUp ? 'passed' : 'failed';
  return { exercise, status, tries, hints, durationMs: timeSpent(record, now) };
}

/** Puts it into the queue, and tries once to send it. Never rejects: an exercise does not depend on a room. */
export async function tellRoomOfExercise(
  event: Omit<ExerciseEvent, 'type'>,
  { course, home }: Pick<CommandContext, 'course' | 'home'>,
): Promise<void> {
  if (!hasJoined(home.room)) return;
  const [{ readMembership }, { EventQueue }, { RoomSender }, { readTold }] = await Promise.all([
    import('../room/client/membership.ts'),
    import('../room/client/queue.ts'),
    import('../room/client/sender.ts'),
    import('../room/client/told.ts'),
  ]);
  const membership = readMembership(home.room);
  if (membership?.course !== course.id) return;
  const queue = new EventQueue(home.room);
  try {
    queue.add({ type: 'exercise', ...event }, Date.now());
    if (event.status === 'started') return;
    const sender = new RoomSender({
      ...{ membership, queue, now: Date.now, seen: () => readTold(home.room).seen },
      onNews: () => undefined,
      onConnection: () => undefined,
    });
    await sender.close(PATIENCE_MS);
  } catch {
    // The disk is full, say: the exercise itself has told that already.
  }
}
