/** Doing an exercise: its state, and the events that change it. Plain data, in no language; effects happen at the edge. */
import type { CheckOutcome } from '../check/types.ts';
import type { DriverId } from '../driver/types.ts';
import type { Said } from '../i18n/said.ts';
import type { Exercise } from '../lesson/exercise-types.ts';
import type { Values } from '../lesson/placeholders.ts';
import type { ExerciseResult } from '../tutor/progress/exercises.ts';
import type { StartRecord } from './record.ts';
import type { RuleOutcome } from './rules/judge-rule.ts';

export type ExercisePhase =
  /** The place is opened, or the start state is built. */
  | { readonly name: 'building' }
  /** There is no start state. */
  | { readonly name: 'stuck'; readonly why: Said }
  | { readonly name: 'working' }
  | {
      readonly name: 'running';
      readonly command: string;
      readonly startedAt: number;
      readonly interrupting: boolean;
    }
  | { readonly name: 'judging' }
  /** It is solved. */
  | { readonly name: 'over' };

/** The last command that was run. */
export interface RanCommand {
  readonly command: string;
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  /** Why it was not run. */
  readonly refusal?: Said;
}

/** A way to the goal, as it is shown: the step that is next, or was run. */
export interface ShownWay {
  readonly at: number;
  readonly hasRun: boolean;
}

export interface ExerciseState {
  readonly exercise: Exercise;
  readonly driver: DriverId;
  readonly simulated: boolean;
  /** Values for its texts: settings, and what could be asked for. */
  readonly values: Values;
  readonly phase: ExercisePhase;
  /** Undefined until there is a start state. */
  readonly record?: StartRecord;
  /** As of the last look, in the order of the goal; empty before the first. */
  readonly checks: readonly CheckOutcome[];
  readonly rules: readonly RuleOutcome[];
  readonly ran?: RanCommand;
  /** The learner had it judged: says what is missing, until the next command. */
  readonly judged?: { readonly cause?: string };
  /** The learner gave up, and is shown a way. */
  readonly way?: ShownWay;
  /** The learner's earlier result. */
  readonly before?: ExerciseResult;
  readonly notice?: Said;
}

export type ExerciseIntent =
  | { readonly type: 'run'; readonly command: string }
  /** The next hint. */
  | { readonly type: 'hint' }
  | { readonly type: 'judge' }
  /** Throw away what was done, and start over. */
  | { readonly type: 'anew' }
  /** Give up: start over, and be shown a way. */
  | { readonly type: 'show' }
  /** The next step of the way: shown, then run. */
  | { readonly type: 'next' }
  | { readonly type: 'browse' }
  | { readonly type: 'interrupt' };

export type ExerciseHappening =
  | {
      readonly type: 'opened';
      readonly driver: DriverId;
      readonly simulated: boolean;
      readonly values: Values;
      readonly record: StartRecord;
    }
  | { readonly type: 'stuck'; readonly why: Said }
  /** The command of a step of the way, as it runs. */
  | { readonly type: 'started'; readonly command: string }
  | { readonly type: 'ran'; readonly ran: RanCommand }
  | {
      readonly type: 'looked';
      readonly checks: readonly CheckOutcome[];
      readonly rules: readonly RuleOutcome[];
    }
  /** Looked as `looked`, because the learner asked; `cause` is what it looks like. */
  | {
      readonly type: 'judged';
      readonly checks: readonly CheckOutcome[];
      readonly rules: readonly RuleOutcome[];
      readonly cause?: string;
    }
  /** A shell of the learner's own may have changed what is kept. */
  | { readonly type: 'reread'; readonly record: StartRecord }
  | { readonly type: 'noticed'; readonly text: Said };

export type TrainingEvent = ExerciseIntent | ExerciseHappening;

export type ExerciseEffect =
  /** Throw away what there is, and build the start state. */
  | { readonly type: 'build'; readonly gaveUp: boolean }
  | { readonly type: 'run'; readonly command: string }
  /** Run the commands of a step of the way. */
  | { readonly type: 'follow'; readonly step: string }
  | { readonly type: 'look' }
  | { readonly type: 'judge' }
  /** Write the record. */
  | { readonly type: 'keep'; readonly record: StartRecord }
  /** Remember the result with the progress. */
  | { readonly type: 'remember'; readonly result: ExerciseResult }
  | { readonly type: 'browse' }
  | { readonly type: 'interrupt' };
