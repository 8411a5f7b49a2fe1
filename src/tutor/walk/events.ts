/** The events of a walk, and the effects that it asks for. */
import type { CheckOutcome } from '../../check/types.ts';
import type { Said } from '../../i18n/said.ts';
import type { RoomEffect, RoomStatus } from '../room.ts';
import type { Difference, Intent, Phase, Problem, StepRecord, Stop } from '../types.ts';

/** How an attempt at a step ended. */
export type AttemptResult =
  | {
      readonly passed: true;
      readonly outcomes: readonly CheckOutcome[];
      /** The options of the step's prediction that hold now, the first of which counts; or the number. */
      readonly cameTrue?: readonly string[];
      /** The options of its explanation that are right, the first of which counts. */
      readonly explains?: readonly string[];
    }
  | ({ readonly passed: false } & Omit<Extract<Phase, { name: 'failed' }>, 'name'>);

/** What effects report back. Times are milliseconds since the epoch. */
export type Happening =
  | { readonly type: 'started'; readonly command: string; readonly at: number }
  | {
      readonly type: 'checking';
      readonly outcomes: readonly CheckOutcome[];
      readonly at: number;
      readonly deadline: number;
    }
  | { readonly type: 'looked'; readonly outcomes: readonly CheckOutcome[]; readonly deadline: number }
  | { readonly type: 'ended'; readonly result: AttemptResult; readonly at: number; readonly tookMs: number }
  | { readonly type: 'refused'; readonly problem: Problem }
  | {
      readonly type: 'learned';
      readonly values: Readonly<Record<string, string>>;
      readonly secrets: readonly string[];
    }
  | { readonly type: 'noticed'; readonly text: Said }
  | { readonly type: 'browsed'; readonly text: Said }
  /** The result of comparing, or why it was not possible: `why`. */
  | {
      readonly type: 'compared';
      readonly differences: readonly Difference[];
      readonly unasked: boolean;
      readonly why?: Said;
    }
  /** A repair has come to a step; `command` is what it runs there. */
  | { readonly type: 'repairing'; readonly step: string; readonly command?: string }
  | {
      readonly type: 'repaired-step';
      readonly step: string;
      readonly passed: boolean;
      readonly at: number;
      readonly tookMs: number;
      readonly choice?: string;
    }
  /** A repair is over. `why`: the reason if it did not succeed. */
  | { readonly type: 'repaired'; readonly differences: readonly Difference[]; readonly why?: Said }
  /** News of the room. */
  | { readonly type: 'room'; readonly room: RoomStatus }
  /** Another tutor, or a reset, changed the progress. */
  | { readonly type: 'remembered'; readonly records: Readonly<Record<string, StepRecord>> };

export type WalkEvent = Intent | Happening;

/** Whether an event is a report of the world, not a wish of a person. */
export function isHappening(event: WalkEvent): event is Happening {
  return HAPPENINGS.has(event.type);
}
const HAPPENINGS: ReadonlySet<string> = new Set<Happening['type']>([
  'started',
  'checking',
  'looked',
  'ended',
  'refused',
  'learned',
  'noticed',
  'browsed',
  'compared',
  'repairing',
  'repaired-step',
  'repaired',
  'remembered',
  'room',
]);

/** What a walk asks to be done. */
export type Effect =
  /** Run the step's command (or the learner's own), then look at its checks. */
  | { readonly type: 'attempt'; readonly stop: Stop; readonly choice?: string; readonly override?: string }
  /** Only look at its checks. */
  | { readonly type: 'verify'; readonly stop: Stop; readonly choice?: string }
  /** Run a diagnosis' fix, then try the step again. */
  | {
      readonly type: 'fix';
      readonly stop: Stop;
      readonly choice?: string;
      readonly command: string;
      /** How long it may run, if its diagnosis says so. */
      readonly timeoutMs?: number;
    }
  | { readonly type: 'edit-file'; readonly stop: Stop }
  /** Compare what should hold with what is there. */
  | { readonly type: 'compare'; readonly unasked: boolean }
  | { readonly type: 'repair' }
  | { readonly type: 'interrupt' }
  | RoomEffect
  /** Open the app in a browser. */
  | { readonly type: 'browse' }
  /** The learner is at another step. */
  | { readonly type: 'arrive'; readonly stop: Stop }
  /** These steps' records (and the place) are to be written down. */
  | { readonly type: 'remember'; readonly steps: readonly string[] };
