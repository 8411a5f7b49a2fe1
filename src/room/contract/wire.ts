/** Requests and answers between a learner's tutor, a board and the server of a room. */
import { z } from 'zod';
import { MOST_EVENTS, ROOM_VERSION } from './limits.ts';
import { milliseconds, nameText, smallCount } from './texts.ts';

/** Asks what room this is, before anything is told. */
export const helloRequest = z.strictObject({
  version: z.literal(ROOM_VERSION),
  code: z.string().max(40),
});

export interface HelloAnswer {
  readonly name: string;
  readonly course: string;
  /** Of a course by others: the hash of its files. */
  readonly courseHash?: string;
  readonly keepDays: number;
}

export const joinRequest = z.strictObject({
  version: z.literal(ROOM_VERSION),
  code: z.string().max(40),
  name: nameText,
  /** Made by the learner's tutor, and known to it alone: with the same one, joining twice is joining once. */
  token: z.string().regex(/^[\w-]{43}$/),
});
export type JoinRequest = z.infer<typeof joinRequest>;

export interface JoinAnswer extends HelloAnswer {
  /** The learner's number in the room. */
  readonly learner: number;
}

export const syncRequest = z.strictObject({
  /** The learner's clock. */
  now: milliseconds,
  /** The last line from the teacher that has arrived here. */
  seen: smallCount,
  /** Each is looked at by itself: one that is wrong does not hold up the others. */
  events: z.array(z.unknown()).max(MOST_EVENTS),
});

export interface SyncAnswer {
  /** Ids of events that the room will never take; all others are in its store. */
  readonly refused: readonly string[];
  readonly news: RoomNews;
}

/** What a learner should know of the room. Apart from the lines it is all that holds now, so that any later one replaces it. */
export interface RoomNews {
  /** Where the teacher is. */
  readonly pace?: string;
  readonly meet?: { readonly step: string; readonly leftMs: number };
  readonly exercise?: { readonly id: string; readonly leftMs: number; readonly released: boolean };
  /** Lines from the teacher after `seen`, each with its place in the log. */
  readonly says: readonly { readonly pos: number; readonly text: string }[];
  /** The learner's hand is up. */
  readonly hand: boolean;
  /** When the room has ended, nothing more is taken. */
  readonly ended: boolean;
}

export const leaveRequest = z.strictObject({
  /** Delete what the room keeps about this learner. */
  forget: z.boolean(),
});

export const sessionRequest = z.strictObject({
  /** The room's code, or the teacher's key. */
  secret: z.string().max(80),
});

/** Who may do what: a learner's tutor tells, a board looks, a teacher acts. */
export type RoomRole = 'look' | 'teach';

export const ROOM_PROBLEMS = [
  'bad-code', // neither a code nor a key of this room
  'too-many-tries', // of codes and keys; try again later
  'not-a-learner', // an unknown token, or one that was shown out
  'not-allowed', // only the teacher may
  'other-site', // a page of another site asked
  'other-version', // of the contract
  'bad-request', // its form is wrong
  'too-large',
  'too-fast',
  'full', // no more learners, or no more events of this one
  'ended',
  'not-found',
  'store', // the store does not answer now
] as const;
export type RoomProblem = (typeof ROOM_PROBLEMS)[number];

export const problemAnswer = z.object({ problem: z.enum(ROOM_PROBLEMS) });
