/** The types of doing an exercise: its place, what it needs from outside, and how it is shown. */
import type { Topology } from '../check/types.ts';
import type { Said } from '../i18n/said.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import type { Values } from '../lesson/placeholders.ts';
import type { ExerciseResult } from '../tutor/progress/exercises.ts';
import type { Transcript } from '../tutor/transcript.ts';
import type { OutputView } from '../tutor/types.ts';
import type { ExercisePlace } from './place.ts';
import type { StartRecord } from './record.ts';
import type { ExerciseIntent, ExerciseState } from './state.ts';

/** The place of an exercise, opened. */
export interface TrainingPlace {
  readonly place: ExercisePlace;
  /** The folder of the record. */
  readonly folder: string;
  /** Undefined while it was not begun. */
  readonly record: StartRecord | undefined;
  /** Looks at the machines for the picture. */
  lookAround(signal: AbortSignal): Promise<Topology>;
  /** Opens the app in a browser; returns the notice about it. Never rejects. */
  browse(signal: AbortSignal): Promise<Said>;
  /** A shell in the terminal, until the learner leaves it. @returns a notice about it */
  openShell(): Said | undefined;
  /** Lets go of what was opened. */
  close(): Promise<void>;
}

export interface TrainerParts {
  readonly exercise: Exercise;
  /** Values of settings, for its texts until the place is open. */
  readonly settings: Values;
  /** The learner's earlier result. */
  readonly before: ExerciseResult | undefined;
  /** Opens the place as it was left. */
  readonly open: () => Promise<TrainingPlace>;
  /** Throws away what is there, and builds the start state. Rejects with the reason if it can't be built. */
  readonly begin: (gaveUp: boolean, signal: AbortSignal) => Promise<TrainingPlace>;
  /** Remembers a result with the progress. Never rejects. */
  readonly remember: (result: ExerciseResult) => Promise<void>;
  readonly transcript: Transcript;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** An exercise that is being done, for the code that shows it. */
export interface Trainer {
  getState(): ExerciseState;
  getOutput(): OutputView;
  getTopology(): Topology | undefined;
  /** Looks at the swarm again and again while it is watched. */
  keepLooking(isWatched: boolean): void;
  /** Called when something has changed. Returns a function that stops it. */
  subscribe(listener: () => void): () => void;
  send(intent: ExerciseIntent): void;
  /** Opens a shell; `lend` gives it the terminal. */
  openShell(lend: (work: () => void) => Promise<void>): Promise<void>;
  /** Continues in another language. */
  reword(exercise: Exercise): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Ends what runs, and lets go of the place. */
  close(): Promise<void>;
}
