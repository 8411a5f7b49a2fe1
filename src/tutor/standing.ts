/**
 * What should hold at a place of the walk: the checks of all steps up to it, without those that a later step
 * of them has ended.
 */

import type { CheckSpec } from '../check/types.ts';
import { ASKS_NODE, type DriverId } from '../driver/types.ts';
import type { Said } from '../i18n/said.ts';
import type { Step } from '../lesson/types.ts';
import { checksFor } from '../lesson/variants.ts';
import type { StepRecord, Stop } from './types.ts';
import { choiceAt } from './walk/choice.ts';

export interface Standing {
  readonly stop: Stop;
  /** Checks on states; placeholders are still open. */
  readonly checks: readonly CheckSpec[];
}

/**
 * @param upTo index of the last step that counts
 * @param records remembered choices decide which checks of a fork count; steps that were skipped, and optional
 *   ones that were not done, require nothing
 */
export function standingAt(
  stops: readonly Stop[],
  upTo: number,
  driver: DriverId,
  records: Readonly<Record<string, StepRecord>>,
): Standing[] {
  const walked = stops.slice(0, upTo + 1).filter(({ step }) => counts(step, records));
  return walked.flatMap((stop, index) => {
    const ended = new Set(walked.slice(index + 1).flatMap(({ step }) => step.ends));
    if (ended.has(stop.step.id)) return [];
    const checks = checksFor(stop.step, driver, choiceAt(stop.step, records)).filter(
      ({ kind, id }) => kind !== 'output' && !ended.has(`${stop.step.id}/${id}`),
    );
    return checks.length > 0 ? [{ stop, checks }] : [];
  });
}

/** Whether a step requires something: not if it was skipped, and an optional one only once it is done. */
export function counts(step: Step, records: Readonly<Record<string, StepRecord>>): boolean {
  const status = records[step.id]?.status;
  return step.optional ? status === 'passed' : status !== 'skipped';
}

const THIS_COMPUTER = /^https?:\/\/(localhost|127\.0\.0\.1)\b/;

const asksNode = (check: CheckSpec): boolean => check.kind === 'http' && !THIS_COMPUTER.test(check.url);

/** Why this computer can't do a step: the reason of the first of its rows that it can't do; undefined when it can. */
export function whyImpossible(step: Step, impossible: Readonly<Record<string, Said>>): Said | undefined {
  const rows = [...step.covers, ...(step.checks.some(asksNode) ? [ASKS_NODE] : [])];
  return rows.map((row) => impossible[row]).find((reason) => reason !== undefined);
}

/** `standing` with these checks of a step too, at their place in the walk; those that are there already stay. */
export function insertChecks(
  standing: readonly Standing[],
  stop: Stop,
  checks: readonly CheckSpec[],
  walked: readonly Stop[],
): readonly Standing[] {
  const own = standing.find((one) => one.stop === stop)?.checks ?? [];
  const missing = checks.filter((check) => !own.includes(check));
  if (missing.length === 0) return standing;
  const others = standing.filter((one) => one.stop !== stop);
  const place = walked.indexOf(stop);
  const at = others.findIndex((one) => walked.indexOf(one.stop) > place);
  return others.toSpliced(at < 0 ? others.length : at, 0, { stop, checks: [...own, ...missing] });
}

/**
 * The index that a place names: a step, or the last step of a lesson. -1 when there is no such place.
 */
export function indexOfPlace(stops: readonly Stop[], place: string): number {
  const step = stops.findIndex((stop) => stop.step.id === place);
  return step >= 0 ? step : stops.findLastIndex((stop) => stop.lesson.id === place);
}

/** Where the learner is: the last step that passed, else the course's goal. */
export function placeReached(
  stops: readonly Stop[],
  goal: string,
  records: Readonly<Record<string, StepRecord>>,
): number {
  const reached = stops.findLastIndex(
    ({ step }) => records[step.id]?.status === 'passed' && step.checks.length > 0,
  );
  return reached >= 0 ? reached : indexOfPlace(stops, goal);
}
