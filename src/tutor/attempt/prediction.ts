/** What a learner predicted, held against what there is once the step has passed. */

import type { StepOutput } from '../../check/types.ts';
import { lookOnce } from '../../check/watch.ts';
import type { Values } from '../../lesson/placeholders.ts';
import type { Step } from '../../lesson/types.ts';
import { defined } from '../../value/defined.ts';
import type { AttemptContext } from './context.ts';
import { fill } from './fill.ts';
import { askingPlace } from './verify.ts';

/**
 * Looks at the condition of every option.
 * @returns the id of the first that holds; undefined where nothing was to be predicted, or nothing of it holds
 */
export async function whatCameTrue(
  { predict }: Pick<Step, 'predict'>,
  values: Values,
  output: StepOutput | undefined,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!predict) return undefined;
  const specs = predict.options.map(({ when }) => fill(when, values));
  const seen = await lookOnce({ ...askingPlace(context, signal), specs, ...defined({ output }) });
  return seen.find(({ status }) => status === 'passed')?.id;
}
