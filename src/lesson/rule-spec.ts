/** Rules of exercises: what must hold from the start to the goal, not only at the end. */
import type { ViewName } from '../check/types.ts';

interface RuleCommon {
  readonly id: string;
  readonly title: string;
  /** What to watch out for, in the learner's words. */
  readonly hint?: string;
}

/** At no time fewer tasks of a service run than this. */
export interface RunningRule extends RuleCommon {
  readonly kind: 'running';
  readonly service: string;
  readonly atLeast: number;
}

/** The rows that were there at the start are there at the end: their ids never come again. */
export interface KeepRule extends RuleCommon {
  readonly kind: 'keep';
  readonly view: ViewName;
  readonly of?: string;
  readonly on?: string;
  readonly where?: Readonly<Record<string, string>>;
}

/** A file of the workspace stays as it is. */
export interface UntouchedRule extends RuleCommon {
  readonly kind: 'untouched';
  readonly path: string;
}

/** What has to hold from the start to the goal. */
export type RuleSpec = RunningRule | KeepRule | UntouchedRule;
