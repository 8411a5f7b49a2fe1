/** The result of one look at one condition. */
import { type Said, toSay } from '../../i18n/said.ts';

export interface Verdict {
  readonly passed: boolean;
  readonly expected: Said;
  readonly actual: Said;
  /** It can no longer pass: waiting on is useless. */
  readonly final?: boolean;
  /** The check doesn't apply here, for example because no command was run. */
  readonly notApplicable?: boolean;
}

/** The messages of this area. */
export const words = toSay('check');
