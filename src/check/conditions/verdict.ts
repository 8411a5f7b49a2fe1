/** What one look at one condition comes to. */
import type { Messages } from '../../i18n/messages.ts';

export interface Verdict {
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  /** It can no longer pass: waiting on is useless. */
  readonly final?: boolean;
  /** The check has no meaning here, for example because no command was run. */
  readonly notApplicable?: boolean;
}

/** The texts of this area, in the learner's language. */
export type Words = Messages['check'];
