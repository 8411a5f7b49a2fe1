/**
 * Back to reality: compares what should hold at the learner's step with what is there. Pure; looking and
 * mending are in `compare.ts` and `repair.ts`.
 */

import type { CheckOutcome } from '../check/types.ts';
import type { DriverId } from '../driver/types.ts';
import type { Said } from '../i18n/said.ts';
import type { Capture } from '../lesson/types.ts';
import { counts, type Standing, standingAt, whyImpossible } from './standing.ts';
import { withFiles } from './standing-files.ts';
import { withShell } from './standing-shell.ts';
import type { ChangedValue, Difference, StepRecord, Stop, WalkState } from './types.ts';

/** The parts of a walk that decide what should hold. */
export type WalkPosition = Pick<WalkState, 'stops' | 'at' | 'records' | 'values'>;

/**
 * The checks that should hold at the learner's step: those of all steps before, and of this one if it is done. Checks that
 * a step not yet done will end are left out: it may have been broken off halfway. Steps that this
 * computer cannot do require nothing, like those that were skipped.
 * @param impossible rows of the coverage table that can't be done here, by id
 */
export function standingHere(
  { stops, at, records, values }: WalkPosition,
  driver: DriverId,
  impossible: Readonly<Record<string, Said>> = {},
): readonly Standing[] {
  const here = stops[at];
  if (!here) return [];
  const last = records[here.step.id]?.status === 'passed' ? at : at - 1;
  const skipped = stops
    .filter(({ step }) => whyImpossible(step, impossible) !== undefined)
    .map(({ step }): [string, StepRecord] => [
      step.id,
      { status: 'skipped', attempts: 0, durationMs: 0, answers: [] },
    ]);
  const counting = { ...records, ...Object.fromEntries(skipped) };
  const walked = stops.slice(0, last + 1).filter(({ step }) => counts(step, counting));
  const ending = new Set(last < at ? here.step.ends : []);
  const standing = standingAt(stops, last, driver, counting)
    .filter(({ stop }) => !ending.has(stop.step.id))
    .map(({ stop, checks }) => ({
      stop,
      checks: checks.filter(({ id }) => !ending.has(`${stop.step.id}/${id}`)),
    }))
    .filter(({ checks }) => checks.length > 0);
  const hasGoneBack = stops.slice(at + 1).some(({ step }) => records[step.id]?.status === 'passed');
  const own = withShell(standing, walked, here, values);
  return hasGoneBack ? withFiles(own, walked) : own;
}

/** The outcomes of checks, grouped by step. `outcomes` are those of all checks, in order. */
export function byStep<O extends CheckOutcome>(
  standing: readonly Standing[],
  outcomes: readonly O[],
): { readonly stop: Stop; readonly outcomes: readonly O[] }[] {
  let next = 0;
  return standing.map(({ stop, checks }) => {
    const own = outcomes.slice(next, next + checks.length);
    next += checks.length;
    return { stop, outcomes: own };
  });
}

/** The checks that do not hold, by step, in the order of the walk. */
export function differencesOf(
  standing: readonly Standing[],
  outcomes: readonly CheckOutcome[],
  changed: ReadonlyMap<string, readonly ChangedValue[]>,
  { stops, records }: Pick<WalkPosition, 'stops' | 'records'>,
): Difference[] {
  const failed = new Map(
    byStep(standing, outcomes).map(({ stop, outcomes: own }) => [
      stop.step.id,
      own.filter(({ status }) => status === 'failed'),
    ]),
  );
  return stops.flatMap(({ step }): Difference[] => {
    const [values, checks] = [changed.get(step.id) ?? [], failed.get(step.id) ?? []];
    if (values.length + checks.length === 0) return [];
    return [{ step: step.id, done: records[step.id]?.status === 'passed', values, checks }];
  });
}

/**
 * The captures whose values have changed: an address after a restart. Of several that changed alike, or that only
 * contain another changed one (the URL an address), only the plainest is named.
 * @returns by the step that captured them
 */
export function changedValues(
  { stops, records }: Pick<WalkPosition, 'stops' | 'records'>,
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly ChangedValue[]> {
  const sources = new Map<string, string>();
  for (const { step } of stops)
    if (records[step.id]?.status === 'passed')
      for (const { id, secret } of step.captures) if (!secret) sources.set(id, step.id);
  const changed = [...sources].flatMap(([name, step]) => {
    const [old, present] = [before[name], now[name]];
    return old !== undefined && present !== undefined && old !== present
      ? [{ name, step, old, present }]
      : [];
  });
  const plainest = changed.filter(
    (one, index) =>
      !changed.some(({ old }, other) =>
        one.old === old ? other < index : other !== index && one.old.includes(old),
      ),
  );
  const found = new Map<string, ChangedValue[]>();
  for (const { name, step, old, present } of plainest)
    found.set(step, [...(found.get(step) ?? []), { name, before: old, now: present }]);
  return found;
}

/** The captures that can be asked for again without showing a secret. */
export function askable(captures: Iterable<Capture>): Set<string> {
  return new Set([...captures].filter(({ ask, secret }) => ask !== undefined && !secret).map(({ id }) => id));
}

/** The steps that a repair has to do, in the order of the walk: those with a command that can be run again. */
export function repairPlan(differences: readonly Difference[], stops: readonly Stop[]): Stop[] {
  const broken = new Set(differences.map(({ step }) => step));
  return stops.filter(({ step }) => broken.has(step.id) && (step.kind === 'run' || step.kind === 'by-hand'));
}

/** Whether nothing of what differs was ever done: the learner is ahead of the machines, and nothing is broken. */
export function isAhead(differences: readonly Difference[]): boolean {
  return differences.length > 0 && differences.every(({ done }) => !done);
}
