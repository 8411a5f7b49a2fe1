/** The request for an attempt. */
import type { Values } from '../../lesson/placeholders.ts';
import type { Course, Step } from '../../lesson/types.ts';

export interface AttemptRequest {
  readonly course: Course;
  readonly step: Step;
  readonly values: Values;
  readonly choice?: string;
  /** A command of the learner's own instead of the step's. */
  readonly override?: string;
  /** The things that the step makes may exist already: its command may then fail, as long as the checks hold. */
  readonly mayStandAlready?: boolean;
  readonly signal: AbortSignal;
}
