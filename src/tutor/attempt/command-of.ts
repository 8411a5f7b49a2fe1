/** Chooses the step's command for this session. */

import type { Step } from '../../lesson/types.ts';
import { commandFor } from '../../lesson/variants.ts';
import { defined } from '../../value/defined.ts';
import type { AttemptContext } from './context.ts';

/** The text of a step's command before placeholders are replaced. */
export function commandOf(
  step: Step,
  context: Pick<AttemptContext, 'session'>,
  choice: string | undefined,
): string | undefined {
  const { driver, shell } = context.session;
  return commandFor(step, { driver, shell, ...defined({ choice }) });
}
