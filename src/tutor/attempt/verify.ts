/** The second half of an attempt: looking at the cluster until its checks hold. */

import type { CheckOutcome, CheckSpec, StepOutput } from '../../check/types.ts';
import { type LookOutcome, lookOnce, watchChecks } from '../../check/watch.ts';
import type { Values } from '../../lesson/placeholders.ts';
import type { Step } from '../../lesson/types.ts';
import { fill } from './fill.ts';
import type { World } from './world.ts';

/** The checks of a step that apply here, placeholders filled in. */
export function checksOf(
  step: Step,
  driver: string,
  choice: string | undefined,
  values: Values,
): CheckSpec[] {
  return step.checks
    .filter((check) => check.choice === undefined || check.choice === choice)
    .filter((check) => check.drivers === undefined || check.drivers.includes(driver))
    .map((check) => fill(check, values));
}

/** A look before the command runs: what was true already, and what was broken already. */
export async function lookBefore(
  specs: readonly CheckSpec[],
  world: World,
  signal: AbortSignal,
): Promise<readonly LookOutcome[]> {
  const states = specs.filter((spec) => spec.kind !== 'output');
  return states.length === 0 ? [] : lookOnce({ ...surroundings(world), specs: states, signal });
}

/**
 * Watches the checks until they hold or their time is over, and says how it came out.
 * @param isStrict a command that failed is a step that failed, so nothing is waited for then
 */
export async function verify(
  specs: readonly CheckSpec[],
  world: World,
  signal: AbortSignal,
  before: readonly LookOutcome[],
  output?: StepOutput,
  isStrict = false,
): Promise<readonly CheckOutcome[]> {
  const at = world.now();
  let isFirst = true;
  return watchChecks({
    ...surroundings(world),
    specs,
    signal,
    before,
    ...(world.clock ? { clock: world.clock } : {}),
    ...(output ? { output } : {}),
    isStrict,
    onChange(outcomes, waitMs) {
      const deadline = at + waitMs;
      world.report(
        isFirst ? { type: 'checking', outcomes, at, deadline } : { type: 'looked', outcomes, deadline },
      );
      isFirst = false;
    },
  });
}

/** Whether nothing stands against the step having passed. */
export function allHold(outcomes: readonly CheckOutcome[]): boolean {
  return outcomes.every(({ status }) => status === 'passed' || status === 'not-applicable');
}

/** Where the learner's shell asks. */
export function surroundings(world: World) {
  const { env, cwd } = world.shell();
  return {
    session: world.session,
    env,
    cwd,
    workspace: world.session.workspace,
  };
}
