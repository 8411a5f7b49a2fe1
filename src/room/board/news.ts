/** What one learner should know of the room now. */
import { defined } from '../../value/defined.ts';
import type { RoomNews } from '../contract/wire.ts';
import type { RoomState } from './room-state.ts';

/** @param seen the place of the last line that has arrived there */
export function newsFor(state: RoomState, learner: number, seen: number, now: number): RoomNews {
  const { pace, meet, exercise, lines, endedAt } = state;
  return {
    ...defined({
      pace,
      meet: meet && { step: meet.step, leftMs: Math.max(0, meet.at - now) },
      exercise: exercise && {
        id: exercise.id,
        leftMs: Math.max(0, exercise.until - now),
        released: exercise.released,
      },
    }),
    says: lines
      .filter(({ pos, to }) => pos > seen && (to === 'all' || to === learner))
      .map(({ pos, text }) => ({ pos, text })),
    hand: state.learners.get(learner)?.handSince !== undefined,
    ended: endedAt !== undefined,
  };
}
