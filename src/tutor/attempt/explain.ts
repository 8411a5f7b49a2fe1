/** Finds the known cause of an actual or imminent failure, among those of the step and of its course. */

import { diagnose, takenBy } from '../../check/diagnose.ts';
import type { Diagnosis, DiagnosisSpec, StepOutput } from '../../check/types.ts';
import { fillKnown, placeholdersIn, placeholdersOf, type Values } from '../../lesson/placeholders.ts';
import { isPlainWord } from '../../lesson/resolve.ts';
import type { Course, Step } from '../../lesson/types.ts';
import { fitsDriver } from '../../lesson/variants.ts';
import { defined } from '../../value/defined.ts';
import type { AttemptResult } from '../walk/events.ts';
import { capturesOf } from './captures.ts';
import { commandOf } from './command-of.ts';
import type { AttemptContext } from './context.ts';
import { fill } from './fill.ts';
import { askingPlace } from './verify.ts';

type Failure = Extract<AttemptResult, { passed: false }>;

/** The step that failed, with all that is known there. */
export interface FailurePoint {
  readonly step: Step;
  readonly course: Course;
  readonly values: Values;
  readonly choice?: string | undefined;
  readonly signal: AbortSignal;
}

/** The command that was run, or is about to be. */
export interface Ran {
  readonly command?: string | undefined;
  readonly output?: StepOutput | undefined;
  /** The command is the learner's own, not the step's. */
  readonly isOwn?: boolean;
}

/** A failure with its known cause, if one fits. */
export async function explained(
  failure: Failure,
  point: FailurePoint,
  ran: Ran,
  context: AttemptContext,
): Promise<Failure> {
  const diagnosis = await causeOf(point, ran, context, () => true);
  return diagnosis ? { ...failure, diagnosis } : failure;
}

/** The cause for which a command must not run at all; undefined if it may. */
export function heldBack(
  point: FailurePoint,
  ran: Ran,
  context: AttemptContext,
): Promise<Diagnosis | undefined> {
  return causeOf(point, ran, context, ({ before }) => before === true);
}

async function causeOf(
  { step, course, values, choice, signal }: FailurePoint,
  ran: Ran,
  context: AttemptContext,
  isMeant: (spec: DiagnosisSpec) => boolean,
): Promise<Diagnosis | undefined> {
  const { command, output } = ran;
  const told = defined({ output, command });
  const specs = [...step.diagnoses, ...course.diagnoses]
    .filter((spec) => isMeant(spec) && fitsDriver(spec, context.session.driver))
    .map((spec) => filled(spec, values, takenBy(fill(spec, values), told)))
    // Comparing a state with something unknown proves nothing.
    .filter(({ state }) => placeholdersIn(state).size === 0);
  const found = await diagnose(specs, { ...askingPlace(context, signal), ...told });
  if (!found) return undefined;
  const { again, ...diagnosis } = found;
  const own = again ? commandOf(step, context, choice) : undefined;
  const mends = own !== undefined && (ran.isOwn === true || holdsAskedFor(own, course));
  const spec = specs.find(({ id }) => id === found.id);
  const value = spec && takenBy(spec, told);
  const taken = spec?.takes === undefined || value === undefined ? {} : { taken: { [spec.takes]: value } };
  return { ...diagnosis, ...taken, ...defined({ fix: mends ? own : undefined }) };
}

/**
 * A cause with its values. A fix stays as it is written: the values it needs are found out when it is run, so it never contains
 * a secret. Only the value that the cause takes is filled in at once, and into a command only if it is a plain word.
 */
function filled({ fix, ...spec }: DiagnosisSpec, values: Values, taken: string | undefined): DiagnosisSpec {
  const { takes } = spec;
  if (takes === undefined || taken === undefined) {
    return { ...fill(spec, values), ...defined({ fix }) };
  }
  const own: Values = { [takes]: taken };
  const cause = fill(spec, { ...values, ...own });
  if (fix === undefined || !isPlainWord(taken)) return cause;
  const mended =
    typeof fix === 'string'
      ? fillKnown(fix, own)
      : fix.map((form) => ({ ...form, text: fillKnown(form.text, own) }));
  return { ...cause, fix: mended };
}

/** Re-running helps only if the command contains a value that can be asked for again: an address, a token. */
function holdsAskedFor(command: string, course: Course): boolean {
  const captures = capturesOf(course);
  return placeholdersOf(command).some((name) => captures.has(name));
}
