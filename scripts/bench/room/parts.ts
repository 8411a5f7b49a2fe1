/** What the processes of the room's benchmark say to each other. */
import process from 'node:process';

/** An event that a learner told: when, by the clock that all processes of a computer share, and under which id. */
export interface ToldMoment {
  readonly id: string;
  readonly at: number;
}

/** Up to which place in the log something was seen, and when. */
export interface SeenMoment {
  readonly pos: number;
  readonly at: number;
}

/** How often everybody tells something, from when, and for how long; milliseconds. */
export interface Rhythm {
  readonly everyMs: number;
  readonly startAt: number;
  readonly forMs: number;
}

/** What the process of some learners is told to do. */
export interface LearnersTask extends Rhythm {
  readonly ports: readonly number[];
  readonly learners: readonly { readonly number: number; readonly token: string }[];
  readonly steps: readonly string[];
}

export interface LearnersDone {
  readonly told: readonly ToldMoment[];
  /** Requests that were answered by nobody, or with another status than 200. */
  readonly retries: number;
  /** How much later than planned an event was made at worst, milliseconds: this process had no processor. */
  readonly latest: number;
}

/** What the process is told that writes to the store and listens to it, and does nothing else. */
export interface StoreAloneTask extends Rhythm {
  readonly store: string;
  readonly room: number;
  readonly learners: readonly number[];
  readonly steps: readonly string[];
}

/** What it says: up to which place it has read the log, each time; in the end what it wrote. */
export type StoreAloneMessage = { readonly pos: number } | { readonly told: readonly ToldMoment[] };

/** Milliseconds of a clock that only goes forward and is the same in all processes. */
export function sharedClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
