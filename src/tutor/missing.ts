/** Sums up what is missing, once each, from all checks that did not hold. */
import type { Reason } from '../check/probes/reasons.ts';
import type { StandingOutcome } from './compare.ts';

export interface MissingPrerequisite {
  readonly reason: Reason;
  /** The checks that can't hold without it. */
  readonly outcomes: ReadonlySet<StandingOutcome>;
}

/**
 * The things that are missing, in the order in which the checks meet them. A failed check beside one that could not be
 * judged belongs to the same thing, as a step does one thing; a check that lacks a value belongs to the first missing
 * thing, which would have given it.
 * @param steps the outcomes of the steps' checks, in the order of the walk
 */
export function missingFor(steps: readonly (readonly StandingOutcome[])[]): readonly MissingPrerequisite[] {
  const found = new Map<string, { reason: Reason; outcomes: Set<StandingOutcome> }>();
  const note = (reason: Reason, outcome: StandingOutcome): void => {
    const key = `${reason.code} ${reason.about}`;
    const known = found.get(key) ?? { reason, outcomes: new Set() };
    found.set(key, known);
    known.outcomes.add(outcome);
  };
  for (const outcomes of steps) {
    const failed = outcomes.filter(({ status }) => status === 'failed');
    const nearest = failed.flatMap(({ blocked = [] }) => blocked)[0];
    for (const outcome of failed)
      for (const reason of outcome.blocked ?? (nearest ? [nearest] : [])) note(reason, outcome);
  }
  const [first] = found.values();
  if (first) for (const outcome of steps.flat()) if (outcome.isBlind) first.outcomes.add(outcome);
  return [...found.values()];
}
