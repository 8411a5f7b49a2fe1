/** What a learner predicted, held against what there is once the step has passed. */

import { countOnce } from '../../check/count.ts';
import type { StepOutput } from '../../check/types.ts';
import { lookOnce } from '../../check/watch.ts';
import type { Values } from '../../lesson/placeholders.ts';
import type { Step } from '../../lesson/types.ts';
import { defined } from '../../value/defined.ts';
import type { AttemptContext } from './context.ts';
import { fill } from './fill.ts';
import { askingPlace } from './verify.ts';

/**
 * Looks at the condition of every option, or counts.
 * @returns the ids of the options that hold, in order, or the number; empty where nothing was to be predicted, or nothing of it holds
 */
export async function whatCameTrue(
  { predict }: Pick<Step, 'predict'>,
  values: Values,
  output: StepOutput | undefined,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (!predict) return [];
  const place = askingPlace(context, signal);
  if ('number' in predict) {
    const counted = await countOnce(fill(predict.number, values), place, output);
    return counted === undefined ? [] : [String(counted)];
  }
  const specs = predict.options.map(({ when }) => fill(when, values));
  const seen = await lookOnce({ ...place, specs, ...defined({ output }) });
  return seen.filter(({ status }) => status === 'passed').map(({ id }) => id);
}
