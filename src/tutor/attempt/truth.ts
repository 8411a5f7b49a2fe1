/** What is true of the things that a step asks, once it has passed: predictions and explanations. */

import { countOnce } from '../../check/count.ts';
import type { CheckSpec, StepOutput } from '../../check/types.ts';
import { lookOnce } from '../../check/watch.ts';
import type { Values } from '../../lesson/placeholders.ts';
import type { Step } from '../../lesson/types.ts';
import { defined } from '../../value/defined.ts';
import type { AttemptContext } from './context.ts';
import { fill } from './fill.ts';
import { askingPlace } from './verify.ts';

/** The options that are right, in order: the first one counts. Empty where nothing was asked, or nothing holds. */
export interface Truth {
  /** Options of the prediction; or the number, as text. */
  readonly cameTrue: readonly string[];
  /** Options of the explanation. */
  readonly explains: readonly string[];
}

/**
 * Looks at the conditions of all options, and counts.
 * @param values of all placeholders in them
 */
export async function whatIsTrue(
  { predict, explain }: Pick<Step, 'predict' | 'explain'>,
  values: Values,
  output: StepOutput | undefined,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<Truth> {
  const place = askingPlace(context, signal);
  const picked = predict && 'options' in predict ? predict.options : [];
  const judged = explain?.options ?? [];
  const specs = [...picked, ...judged].flatMap(({ when }) => when ?? []);
  const seen = await lookOnce({ ...place, specs: fill(specs, values), ...defined({ output }) });
  const holding = new Set(specs.filter((_, at) => seen[at]?.status === 'passed'));
  const holds = ({ when }: { readonly when?: CheckSpec }) => when !== undefined && holding.has(when);
  const number =
    predict && 'number' in predict ? await countOnce(fill(predict.number, values), place, output) : undefined;
  return {
    cameTrue: number === undefined ? picked.filter(holds).map(({ id }) => id) : [String(number)],
    explains: judged.filter((option) => option.right || holds(option)).map(({ id }) => id),
  };
}
