/** What is asked of an attempt. */
import type { Values } from '../../lesson/placeholders.ts';
import type { Course, Step } from '../../lesson/types.ts';

export interface AttemptRequest {
  readonly course: Course;
  readonly step: Step;
  readonly values: Values;
  readonly choice?: string;
  /** A command of the learner's own instead of the step's. */
  readonly override?: string;
  /** What the step makes may be there already: its command may fail then, as long as the checks hold. */
  readonly mayStandAlready?: boolean;
  readonly signal: AbortSignal;
}
