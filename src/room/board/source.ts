/** A board that is open: what it shows, and what its viewer may do. A room on this computer and one elsewhere are the same to it. */
import type { TeacherAct } from '../contract/acts.ts';
import type { RoomOutline } from '../contract/outline.ts';
import type { RoomProblem } from '../contract/wire.ts';
import type { LearnerDetails } from './details.ts';
import type { BoardView } from './view.ts';

/** Why something could not be done. */
export type BoardProblem = RoomProblem | 'unreachable' | 'no-room';

/** What is shown at the moment. */
export interface BoardNow {
  readonly name: string;
  /** What learners type to join. */
  readonly code: string;
  readonly view: BoardView;
  /** How far the room's clock is ahead of this computer's, milliseconds. */
  readonly ahead: number;
  /** Nothing is heard from the room at the moment. */
  readonly isLost: boolean;
  /** The room's store does not answer. */
  readonly isStoreSilent: boolean;
}

export interface BoardSource {
  readonly outline: RoomOutline;
  /** The viewer may act, too. */
  readonly isTeacher: boolean;
  now(): BoardNow;
  subscribe(listener: () => void): () => void;
  /** Resolves with what went wrong, if anything did. */
  act(act: TeacherAct): Promise<BoardProblem | undefined>;
  /** What a learner has told; undefined where it can't be had. */
  learner(number: number): Promise<LearnerDetails | undefined>;
  /** Who is at a step. */
  at(step: string): Promise<readonly LearnerDetails[]>;
  /** The room's figures as a document. @throws what kept them from being read */
  figures(format: 'csv' | 'json'): Promise<string>;
}
