/** The second half of an attempt: looking at the cluster until its checks hold, and naming what went wrong. */

import { diagnose } from '../../check/diagnose.ts';
import type { CheckOutcome, CheckSpec, StepOutput } from '../../check/types.ts';
import { type LookOutcome, lookOnce, watchChecks } from '../../check/watch.ts';
import { placeholdersIn, placeholdersOf, type Values } from '../../lesson/placeholders.ts';
import type { Course, Step } from '../../lesson/types.ts';
import { fitsDriver } from '../../lesson/variants.ts';
import type { AttemptResult } from '../walk/events.ts';
import { capturesOf } from './captures.ts';
import { commandOf } from './command-of.ts';
import { fill } from './fill.ts';
import type { World } from './world.ts';

type Failure = Extract<AttemptResult, { passed: false }>;

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

/**
 * A failure with its name, where one of the known causes fits.
 * @param override the learner's own command, if that was run in place of the step's
 */
export async function explained(
  failure: Failure,
  step: Step,
  course: Course,
  world: World,
  values: Values,
  choice: string | undefined,
  output: StepOutput | undefined,
  signal: AbortSignal,
  override?: string,
): Promise<Failure> {
  const specs = [...step.diagnoses, ...course.diagnoses]
    .filter((spec) => fitsDriver(spec, world.session.driver))
    // A fix stays as it is written: what it needs is found out when it is run, and a secret never stands in it.
    .map(({ fix, ...spec }) => ({ ...fill(spec, values), ...(fix === undefined ? {} : { fix }) }))
    // A state that is compared with something unknown tells nothing.
    .filter(({ state }) => placeholdersIn(state).size === 0);
  const found = await diagnose(specs, { ...surroundings(world), signal, ...(output ? { output } : {}) });
  if (!found) return failure;
  const { again, ...diagnosis } = found;
  const own = again ? commandOf(step, world, choice) : undefined;
  const mends = own !== undefined && (override !== undefined || holdsAskedFor(own, course));
  return { ...failure, diagnosis: mends ? { ...diagnosis, fix: own } : diagnosis };
}

/** Run a second time, a command differs if a value in it can be asked for anew: an address, a token. */
function holdsAskedFor(command: string, course: Course): boolean {
  const captures = capturesOf(course);
  return placeholdersOf(command).some((name) => captures.has(name));
}

function surroundings(world: World) {
  const { env, cwd } = world.shell();
  return {
    session: world.session,
    env,
    cwd,
    workspace: world.session.workspace,
  };
}
