/** How a walk tells the room that its learner is in, and hears of it. */
import type { RoomEffect, RoomStatus } from './room.ts';
import type { WalkState } from './types.ts';

/** The way to a room. Nothing in it waits for the network. */
export interface RoomLink {
  /** Tells the room what it does not know yet of the walk. */
  report(state: WalkState): void;
  perform(effect: RoomEffect): void;
  /** Calls back with what the learner should know. Returns a function that stops it. */
  subscribe(listener: (room: RoomStatus) => void): () => void;
  /** Makes a last short try to send what waits; what doesn't get through is kept on disk. */
  close(): Promise<void>;
}
