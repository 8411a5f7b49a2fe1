/** The second half of an attempt: looks at the cluster until its checks hold. */

import type { ProbePlace } from '../../check/probes/asker.ts';
import type { CheckOutcome, CheckSpec, StepOutput } from '../../check/types.ts';
import { type LookOutcome, lookOnce, watchChecks } from '../../check/watch.ts';
import type { DriverId } from '../../driver/types.ts';
import type { Values } from '../../lesson/placeholders.ts';
import type { Step } from '../../lesson/types.ts';
import { checksFor } from '../../lesson/variants.ts';
import { defined } from '../../value/defined.ts';
import type { AttemptContext } from './context.ts';
import { fill } from './fill.ts';

/** The checks of a step that apply here, placeholders filled in. */
export function checksOf(
  step: Step,
  driver: DriverId,
  choice: string | undefined,
  values: Values,
): CheckSpec[] {
  return checksFor(step, driver, choice).map((check) => fill(check, values));
}

/** A look before the command runs: what holds already, and what is broken already. */
export async function lookBefore(
  specs: readonly CheckSpec[],
  context: AttemptContext,
  signal: AbortSignal,
): Promise<readonly LookOutcome[]> {
  const states = specs.filter((spec) => spec.kind !== 'output');
  return states.length === 0 ? [] : lookOnce({ ...askingPlace(context, signal), specs: states });
}

/** The checks to look at, and what is known already. */
export interface Verification {
  readonly specs: readonly CheckSpec[];
  readonly before: readonly LookOutcome[];
  /** The output of the step's command; undefined when nothing was run. */
  readonly output: StepOutput | undefined;
  /** A failed command fails the step, so there is no waiting then. */
  readonly isStrict: boolean;
}

/** Watches the checks until they hold or their time is over, and returns the result. */
export async function verify(
  { specs, before, output, isStrict }: Verification,
  context: AttemptContext,
  signal: AbortSignal,
): Promise<readonly CheckOutcome[]> {
  const at = context.now();
  let isFirst = true;
  return watchChecks({
    ...askingPlace(context, signal),
    specs,
    before,
    ...defined({ clock: context.clock, output }),
    isStrict,
    onChange(outcomes, waitMs) {
      const deadline = at + waitMs;
      context.report(
        isFirst ? { type: 'checking', outcomes, at, deadline } : { type: 'looked', outcomes, deadline },
      );
      isFirst = false;
    },
  });
}

/** Whether all checks hold; those that do not apply count as holding. */
export function allHold(outcomes: readonly CheckOutcome[]): boolean {
  return outcomes.every(({ status }) => status === 'passed' || status === 'not-applicable');
}

/** Where questions are asked: in the learner's shell as it is now. */
export function askingPlace(
  { session, shell }: Pick<AttemptContext, 'session' | 'shell'>,
  signal: AbortSignal,
): ProbePlace & Pick<AttemptContext, 'session'> & { readonly signal: AbortSignal } {
  const { env, cwd } = shell();
  return { session, env, cwd, signal };
}
