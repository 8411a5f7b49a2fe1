/** The log of a room: everything that was told and done in it, in one order. The board follows from it. */
import type { TeacherAct } from './acts.ts';
import type { LearnerEvent } from './events.ts';

/** What only the server notes. */
export type Attendance =
  | { readonly type: 'joined'; readonly name: string }
  | { readonly type: 'left'; readonly forgotten: boolean };

export type LogBody = LearnerEvent | TeacherAct | Attendance;

/** The author of the teacher's entries; learners are numbered from 1. */
export const TEACHER = 0;

export interface NewEntry {
  /** A learner's number, or `TEACHER`. */
  readonly by: number;
  /** Unique among the entries of its author. */
  readonly id: string;
  /** When it happened, by the server's clock, milliseconds since the epoch. */
  readonly at: number;
  readonly body: LogBody;
}

export interface LogEntry extends NewEntry {
  /** Its place in the log, from 1; some are left out. */
  readonly pos: number;
}

/** A room as its store knows it. */
export interface RoomRecord {
  readonly id: number;
  readonly name: string;
  /** What learners type to join. */
  readonly code: string;
  readonly course: string;
  readonly openedAt: number;
  readonly endedAt: number | undefined;
  /** Days that it is kept once it has ended. */
  readonly keepDays: number;
}
