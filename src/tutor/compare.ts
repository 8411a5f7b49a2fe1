/** Looks whether the checks that should hold do: for the self-check and for the way back to reality. */
import type { LookOutcome } from '../check/watch.ts';
import { lookOnce } from '../check/watch.ts';
import { placeholdersIn, type Values } from '../lesson/placeholders.ts';
import type { Course } from '../lesson/types.ts';
import { capturesOf, findOut } from './attempt/captures.ts';
import type { AttemptContext } from './attempt/context.ts';
import { fill } from './attempt/fill.ts';
import { askingPlace } from './attempt/verify.ts';
import { askable, changedValues, differencesOf, standingHere, type WalkPosition } from './reality.ts';
import type { Standing } from './standing.ts';
import type { Difference } from './types.ts';

/** What a look needs from outside. */
export type Lookable = Pick<AttemptContext, 'session' | 'shell'>;

export interface StandingOutcome extends LookOutcome {
  /** It failed, and a value that it needs (an address) could not be found out. */
  readonly isBlind?: boolean;
}

export interface Looked {
  /** One per check, in order. */
  readonly outcomes: readonly StandingOutcome[];
  /** The values that checks were filled with; addresses and the like as they are now. */
  readonly values: Values;
}

/**
 * Looks once at all checks. The values they need are asked for again where possible: an address may be the very
 * thing that has changed. Values that can no longer be asked for keep their last value.
 * @throws the signal's reason, when aborted
 */
export async function lookAtStanding(
  standing: readonly Standing[],
  course: Course,
  before: Values,
  context: Lookable,
  signal: AbortSignal,
): Promise<Looked> {
  const captures = capturesOf(course);
  const asked = askable(captures.values());
  const names = placeholdersIn([
    standing.map(({ checks }) => checks),
    standing.flatMap(({ stop }) => stop.step.captures.map(({ id }) => `\${${id}}`)),
  ]);
  const settled = Object.fromEntries(Object.entries(before).filter(([name]) => !asked.has(name)));
  const place = askingPlace(context, signal);
  const wanted = [...names].filter((name) => asked.has(name) || before[name] === undefined);
  const found = await findOut(wanted, settled, captures, place);
  const values = { ...before, ...found };
  const specs = standing.flatMap(({ checks }) => checks);
  const looked = await lookOnce({ ...place, specs: specs.map((spec) => fill(spec, values)) });
  const isKnown = (name: string): boolean => (asked.has(name) ? found : values)[name] !== undefined;
  const outcomes = looked.map((outcome, at): StandingOutcome => {
    const isBlind = outcome.status === 'failed' && ![...placeholdersIn(specs[at])].every(isKnown);
    return isBlind ? { ...outcome, isBlind } : outcome;
  });
  return { outcomes, values };
}

export interface Compared {
  readonly differences: readonly Difference[];
  /** Values that have changed, or were not known. */
  readonly learned: Values;
}

/** Compares what should hold at a place with what is there. @throws the signal's reason, when aborted */
export async function compare(
  place: WalkPosition & { readonly course: Course },
  context: Lookable,
  signal: AbortSignal,
): Promise<Compared> {
  const { driver, impossible } = context.session;
  const standing = standingHere(place, driver, impossible);
  const { outcomes, values } = await lookAtStanding(standing, place.course, place.values, context, signal);
  const changed = changedValues(place, place.values, values);
  return {
    differences: differencesOf(standing, outcomes, changed, place),
    learned: Object.fromEntries(
      Object.entries(values).filter(([name, value]) => place.values[name] !== value),
    ),
  };
}
