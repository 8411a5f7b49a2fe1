/** The part of the walk that compares the steps that were done with what is there, and mends it. Pure, like the rest. */
import { defined } from '../../value/defined.ts';
import { repairPlan } from '../reality.ts';
import type { RepairStep, WalkState } from '../types.ts';
import type { Happening } from './events.ts';
import type { Reduced } from './reduced.ts';

/** The learner wants to compare, or to repair. Only called while nothing runs. */
export function intendReality(
  state: WalkState,
  intent: { readonly type: 'compare'; readonly unasked?: boolean } | { readonly type: 'repair' },
  now: number,
): Reduced {
  if (intent.type === 'compare') {
    const unasked = intent.unasked === true;
    // It was asked already: the answer is there, or on its way.
    if (unasked && state.reality) return { state, effects: [] };
    return {
      // Unasked, nothing is shown unless there is a difference.
      state: unasked ? state : { ...state, reality: { name: 'looking' } },
      effects: [{ type: 'compare', unasked }],
    };
  }
  const { reality } = state;
  if (reality?.name !== 'known') return { state, effects: [] };
  const plan = repairPlan(reality.differences, state.stops);
  if (plan.length === 0) return { state, effects: [] };
  const steps = plan.map(({ step }): RepairStep => ({ step: step.id, status: 'waiting' }));
  return {
    state: { ...state, reality: { name: 'repairing', steps, startedAt: now } },
    effects: [{ type: 'repair' }],
  };
}

/** Handles the reports of comparing and repairing. */
export function happenInReality(
  state: WalkState,
  event: Extract<Happening, { type: 'compared' | 'repairing' | 'repaired-step' | 'repaired' }>,
): Reduced {
  const { reality } = state;
  if (event.type === 'compared') {
    const { differences, unasked, why } = event;
    if (unasked ? differences.length === 0 || reality : reality?.name !== 'looking')
      return { state, effects: [] };
    const known = { name: 'known', differences, unasked, ...defined({ why }) } as const;
    return { state: { ...state, reality: known }, effects: [] };
  }
  if (reality?.name !== 'repairing') return { state, effects: [] };
  switch (event.type) {
    case 'repairing': {
      const steps = marked(reality.steps, event.step, 'running');
      const { command } = event;
      const { command: _before, ...rest } = reality;
      return {
        state: {
          ...state,
          reality: { ...rest, steps, ...defined({ command }) },
        },
        effects: [],
      };
    }
    case 'repaired-step': {
      const { command: _done, ...rest } = reality;
      const steps = marked(reality.steps, event.step, event.passed ? 'done' : 'failed');
      return {
        state: { ...(event.passed ? recorded(state, event) : state), reality: { ...rest, steps } },
        effects: event.passed ? [{ type: 'remember', steps: [event.step] }] : [],
      };
    }
    case 'repaired': {
      const { differences, why } = event;
      const repaired = reality.steps;
      const known = { name: 'known', differences, unasked: false, repaired } as const;
      return {
        state: { ...state, reality: why === undefined ? known : { ...known, why } },
        effects: [],
      };
    }
  }
}

/** A step that a later look finds broken is inserted into the list at its place. */
function marked(
  steps: readonly RepairStep[],
  step: string,
  status: RepairStep['status'],
): readonly RepairStep[] {
  return steps.some((one) => one.step === step)
    ? steps.map((one) => (one.step === step ? { ...one, status } : one))
    : [...steps, { step, status }];
}

/** A step that the repair did for the first time is done; for others only the time counts. */
function recorded(
  state: WalkState,
  { step, at, tookMs, choice }: Extract<Happening, { type: 'repaired-step' }>,
): WalkState {
  const before = state.records[step];
  const record = {
    attempts: 0,
    answers: [],
    startedAt: at - tookMs,
    ...before,
    status: 'passed' as const,
    finishedAt: at,
    durationMs: (before?.durationMs ?? 0) + tookMs,
    ...defined({ choice }),
  };
  return {
    ...state,
    records: {
      ...state.records,
      [step]: { ...record, attempts: record.attempts + 1 },
    },
  };
}
