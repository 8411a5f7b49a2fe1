/** The part of the walk that speaks to the room that the learner is in. */
import type { Intent, Stop, WalkState } from '../types.ts';
import { type Reduced, unchanged } from './reduced.ts';

/** Raises the hand or lowers it, or shows the screen to the teacher: also while something runs, as it may hang. Outside a room there is nobody to tell. */
export function tellRoom(
  state: WalkState,
  stop: Stop | undefined,
  intent: Extract<Intent, { type: 'raise-hand' | 'share-screen' }>,
): Reduced {
  const { room } = state;
  if (!room || room.ended) return unchanged(state);
  if (intent.type === 'share-screen') {
    const step = stop?.step.id;
    return step === undefined ? unchanged(state) : { state, effects: [{ ...intent, step }] };
  }
  const up = !room.hand;
  return { state: { ...state, room: { ...room, hand: up } }, effects: [{ type: 'raise-hand', up }] };
}
