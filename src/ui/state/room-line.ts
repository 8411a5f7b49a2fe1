/** The room in one line: what a learner should know of it now, the most urgent first. */
import type { WalkState } from '../../tutor/types.ts';
import type { Scene } from '../scene.ts';
import { stepOf } from './step.ts';

/** So long a line from the teacher stays, milliseconds. */
const LINE_STAYS_MS = 60_000;
/** A place to meet is named so long after its time, milliseconds. */
const MEETING_MS = 120_000;

/** Whether it has to be drawn every second. */
export function countsDown({ room }: Pick<WalkState, 'room'>): boolean {
  return room?.meet !== undefined || room?.exercise !== undefined || room?.line !== undefined;
}

/** The line; undefined outside a room, and while there is nothing to say. */
export function roomLine({
  state,
  messages,
  now,
}: Pick<Scene, 'state' | 'messages' | 'now'>): string | undefined {
  const { room } = state;
  if (!room) return undefined;
  const words = messages.room.line;
  if (room.ended) return words.ended(room.name);
  const here = stepOf(state)?.id;
  const title = (id: string): string => state.stops.find(({ step }) => step.id === id)?.step.title ?? id;
  const parts: string[] = [];
  if (room.meet && now - room.meet.at < MEETING_MS && here !== room.meet.step) {
    const left = room.meet.at - now;
    const step = title(room.meet.step);
    parts.push(left > 0 ? words.meet(step, clock(left)) : words.meetNow(step));
  }
  if (room.line && now - room.line.at < LINE_STAYS_MS) parts.push(words.teacher(room.line.text));
  if (room.exercise) {
    const { id, until, released } = room.exercise;
    if (released) parts.push(words.released(id));
    else parts.push(until > now ? words.exercise(id, clock(until - now)) : words.exerciseOver(id));
  }
  if (room.hand) parts.push(words.hand);
  if (room.offline) parts.push(words.offline(room.name));
  if (room.pace !== undefined && room.pace !== here) parts.push(words.pace(title(room.pace)));
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** `2:05`, `1:02:05`. */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
