/** The result of every part of the walk's reducer, and the small changes that they share. */
import type { StepRecord, Stop, WalkState } from '../types.ts';
import type { Effect } from './events.ts';

export interface Reduced {
  readonly state: WalkState;
  readonly effects: readonly Effect[];
}

/** A step that was never tried. */
export const NEW_RECORD: StepRecord = { status: 'pending', attempts: 0, durationMs: 0, answers: [] };

/** The event made no sense now. */
export function unchanged(state: WalkState): Reduced {
  return { state, effects: [] };
}

/** Only the state changes; there is no effect. */
export function unchangedBut(state: WalkState, change: Partial<WalkState>): Reduced {
  return { state: { ...state, ...change }, effects: [] };
}

/** The state with a step's record changed. */
export function record(state: WalkState, stop: Stop, change: Partial<StepRecord>): WalkState {
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  return { ...state, records: { ...state.records, [stop.step.id]: { ...before, ...change } } };
}

/** Clears notices and comparisons, which no longer apply once something is done. */
export function withoutNews(state: WalkState): WalkState {
  const { notice: _gone, browsed: _read, reality: _past, ...rest } = state;
  return rest;
}
