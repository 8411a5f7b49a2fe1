/**
 * The walk: state, and the events that change it. Pure data, in no language: ids, values, and messages about them
 * (`told.ts` puts them into words). Effects happen at the edge.
 */

import type { CheckOutcome, Diagnosis } from '../check/types.ts';
import type { DriverId } from '../driver/types.ts';
import type { Said } from '../i18n/said.ts';
import type { Course, Lesson, Step } from '../lesson/types.ts';
import type { RoomStatus } from './room.ts';

export type StepStatus = 'pending' | 'passed' | 'failed' | 'skipped';

/** What is remembered of a step, on disk and in reports. Times are milliseconds since the epoch. */
export interface StepRecord {
  readonly status: StepStatus;
  readonly attempts: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly durationMs: number;
  /** Ids of the options picked, in order, for questions. */
  readonly answers: readonly string[];
  /** The first try was enough, without a hint. Undefined before the first try, and for steps done unattended. */
  readonly firstTry?: boolean;
  /** The learner found the command, or tried to: it was not shown before. */
  readonly practised?: true;
  /** Hints that were looked at until it was done. */
  readonly hints?: number;
  /** The time that the learner spent on it until it was done, milliseconds. */
  readonly spentMs?: number;
  readonly choice?: string;
  /** The option, or the number, that was predicted first, and the one that came true. */
  readonly predicted?: string;
  readonly cameTrue?: string;
  /** The options that were picked to explain the output, in order, and the right one. */
  readonly explained?: readonly string[];
  readonly explains?: string;
  /** Why it was skipped, if the learner did not skip it. */
  readonly reason?: Said;
}

/** A step with its place in the walk. */
export interface Stop {
  readonly lesson: Lesson;
  readonly step: Step;
}

export type Phase =
  /** Reading; nothing runs. */
  | { readonly name: 'reading' }
  | {
      readonly name: 'running';
      readonly command: string;
      readonly startedAt: number;
      readonly interrupting: boolean;
    }
  | {
      readonly name: 'checking';
      readonly startedAt: number;
      /** When the longest wait ends, milliseconds since the epoch. */
      readonly deadline: number;
      readonly outcomes: readonly CheckOutcome[];
    }
  | { readonly name: 'passed'; readonly outcomes: readonly CheckOutcome[] }
  | {
      readonly name: 'failed';
      readonly outcomes: readonly CheckOutcome[];
      /** Exit code of the command, when there was one. */
      readonly exitCode?: number | null;
      readonly why: 'checks' | 'interrupted' | 'timed-out' | 'not-started' | 'held-back';
      /** A message if the command could not even be tried. */
      readonly message?: Said;
      readonly diagnosis?: Diagnosis;
    }
  /** The command was not run: a placeholder is unresolved or its value is not safe. */
  | { readonly name: 'refused'; readonly problem: Problem }
  /** A wrong answer to a question; another try is free. */
  | { readonly name: 'answered-wrong'; readonly option: string };

/** What is wrong, where, and how to mend it. */
export interface Problem {
  readonly what: Said;
  readonly where?: string;
  readonly mend: Said;
}

export interface WalkState {
  readonly course: Course;
  /** All steps that exist on this driver, in order. */
  readonly stops: readonly Stop[];
  readonly at: number;
  readonly records: Readonly<Record<string, StepRecord>>;
  /** Settings and captures, by placeholder. */
  readonly values: Readonly<Record<string, string>>;
  /** The placeholders whose values are never written anywhere. */
  readonly secrets: readonly string[];
  readonly phase: Phase;
  readonly hintsShown: number;
  /** When the learner arrived here, or last did something here, milliseconds since the epoch. */
  readonly since?: number;
  /** The learner practises, or would rather be shown the command here; without it each step has its own way. */
  readonly practice?: boolean;
  /** The walk is unattended: its steps don't count as a learner's. */
  readonly unattended?: true;
  /** The picked option of the step's fork. */
  readonly choice?: string;
  /** The step was run at least once since the learner came to it. */
  readonly ran: boolean;
  /** The last command at this step, as it ran: the output is its. */
  readonly command?: string;
  /** Every step of the walk is passed or skipped and the learner went beyond the last. */
  readonly finished: boolean;
  /** A notice to the learner: a file was edited, progress could not be written. */
  readonly notice?: Said;
  /** Where the app was opened in a browser, or why it was not; until something else is done. */
  readonly browsed?: Said;
  /** The room that the learner is in, as far as it is known. */
  readonly room?: RoomStatus;
  /** The comparison of the steps that were done with what is there now, as of the last look. */
  readonly reality?: Reality;
}

/** A captured value that has changed: an address after a restart. */
export interface ChangedValue {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

/** Checks of one step that should hold at the learner's step, and do not. */
export interface Difference {
  readonly step: string;
  /** The step was done before; without it, it is one that the learner has not come to yet. */
  readonly done: boolean;
  /** Values that this step captured, and that have changed. */
  readonly values: readonly ChangedValue[];
  /** Each with what was expected and what was seen. */
  readonly checks: readonly CheckOutcome[];
}

/** One step of a repair. */
export interface RepairStep {
  readonly step: string;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
}

export type Reality =
  | { readonly name: 'looking' }
  | {
      readonly name: 'known';
      readonly differences: readonly Difference[];
      /** The learner did not ask: it was compared when the walk was resumed. */
      readonly unasked: boolean;
      /** The steps of the repair before it. */
      readonly repaired?: readonly RepairStep[];
      /** Why the repair, or the look, could not go on. */
      readonly why?: Said;
    }
  | {
      readonly name: 'repairing';
      readonly steps: readonly RepairStep[];
      readonly startedAt: number;
      /** What runs now. */
      readonly command?: string;
    };

/** What a person (or the unattended walk) may do. */
export type Intent =
  | { readonly type: 'run'; readonly command?: string }
  | { readonly type: 'verify' }
  | { readonly type: 'answer'; readonly option: string }
  | { readonly type: 'choose'; readonly option: string }
  /** `option`: an option's id, or a number. */
  | { readonly type: 'predict'; readonly option: string }
  | { readonly type: 'explain'; readonly option: string }
  | { readonly type: 'input'; readonly value: string }
  | { readonly type: 'edit-file' }
  | { readonly type: 'fix' }
  | { readonly type: 'hint' }
  /** Find the command oneself from here on, or be shown it. */
  | { readonly type: 'practise' }
  /** `reason` is given if it is not the learner's own wish. */
  | { readonly type: 'skip'; readonly reason?: Said }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'goto'; readonly step: string }
  | { readonly type: 'repeat' }
  /** Open the app in a browser: on one machine, and each time on the next. */
  | { readonly type: 'browse' }
  /** Compare the steps that were done with what is there. `unasked`: report only differences. */
  | { readonly type: 'compare'; readonly unasked?: boolean }
  /** Do the steps again that no longer hold, up to here. */
  | { readonly type: 'repair' }
  /** Go to the first step that no longer holds. */
  | { readonly type: 'redo' }
  /** Ask the teacher of the room for help, or no longer. */
  | { readonly type: 'raise-hand' }
  /** Show these lines to the teacher of the room. */
  | { readonly type: 'share-screen'; readonly lines: readonly string[] }
  | { readonly type: 'interrupt' };

/** The bounded view of the output of the step's command, safe to show: no cursor moves, no titles, no clipboard. */
export interface OutputView {
  /** Lines ever completed or begun, including those no longer kept. */
  readonly lineCount: number;
  /** Lines at the start that are no longer kept. */
  readonly dropped: number;
  /** Lines by absolute number, `from` inclusive, `to` exclusive; SGR colours only. */
  lines(from: number, to: number): readonly string[];
}

/** How visitors of the app fared while a step was tried. */
export interface VisitorCounts {
  readonly url: string;
  readonly answered: number;
  readonly failed: number;
  /** Not even the first got an answer: the app can't be reached there, and no more came. */
  readonly isClosed?: true;
}

/** The tutor as the screen sees it: the whole program behind it. */
export interface Tutor {
  getState(): WalkState;
  getOutput(): OutputView;
  getTopology(): import('../check/types.ts').Topology | undefined;
  /** The visitors of the app at the last attempt; undefined before the first one came. */
  getVisitors(): VisitorCounts | undefined;
  /** Looks at the swarm again and again while it is watched; the last call counts. */
  keepLooking(isWatched: boolean): void;
  /** Called at most once a frame (33 ms) while output streams; at once for state. Returns a function that stops it. */
  subscribe(listener: () => void): () => void;
  send(intent: Intent): void;
  /** The text of the step's command as it would run now, secrets included; undefined when there is none. */
  command(): string | undefined;
  /** The session's facts that are shown in the frame. */
  readonly surroundings: Surroundings;
  /**
   * Lends the terminal: the screen sets this so that interactive commands can have it.
   * It must stop drawing, call `work` (synchronous), then draw again.
   */
  giveTerminal?: (work: () => void) => Promise<void>;
  /** Opens the workspace file of the step in the learner's editor (through giveTerminal). */
  openEditor(): Promise<void>;
  /** Opens an interactive shell in the session (through giveTerminal). */
  openShell(): Promise<void>;
  /** Ends running work, and writes what is not saved yet. */
  close(): Promise<void>;
}

export interface Surroundings {
  /** Undefined while it is being looked for. */
  readonly driver: DriverId | undefined;
  readonly simulated: boolean;
  readonly why: Said;
  readonly workspace: string;
  readonly shell: string;
  /** The command that opens the learner's editor. */
  readonly editor: string;
  /** Rows of the lessons that can't be done here, each with its reason. */
  readonly impossible: Readonly<Record<string, Said>>;
}
