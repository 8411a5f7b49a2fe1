/** Measures a learner's effort at a step: whether the first try was enough, and the time spent. */
import { defined } from '../../value/defined.ts';
import type { StepRecord, Stop, WalkState } from '../types.ts';
import { isPractised } from './practice.ts';
import { NEW_RECORD, record } from './reduced.ts';
import { isDone } from './start.ts';

/** A learner who does nothing for longer has gone away, milliseconds. */
export const LONGEST_STAY_MS = 30 * 60_000;

/** How a try ended; undefined for one that doesn't count, such as an interrupted one. */
export type TryOutcome = 'passed' | 'failed' | undefined;

/**
 * The state with a try and its effort noted. Once a step is done, nothing more is counted.
 * @param now milliseconds since the epoch
 */
export function recordTry(
  state: WalkState,
  stop: Stop,
  change: Partial<StepRecord>,
  { outcome, now }: { readonly outcome: TryOutcome; readonly now: number },
): WalkState {
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  if (state.unattended || isDone(before)) return record(state, stop, change);
  const stayed = Math.min(Math.max(now - (state.since ?? now), 0), LONGEST_STAY_MS);
  const isFirst = before.firstTry === undefined && outcome !== undefined;
  const effort = defined({
    firstTry: before.firstTry ?? firstTry(outcome, before),
    spentMs: (before.spentMs ?? 0) + stayed,
    practised: before.practised ?? (isFirst && isPractised(state) ? (true as const) : undefined),
  });
  return { ...record(state, stop, { ...effort, ...change }), since: now };
}

function firstTry(outcome: TryOutcome, { hints = 0 }: StepRecord): boolean | undefined {
  return outcome && outcome === 'passed' && hints === 0;
}
