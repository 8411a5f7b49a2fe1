/** The part of the walk that takes answers, picks and values. */
import type { Stop, WalkState } from '../types.ts';
import { recordTry } from './effort.ts';
import { NEW_RECORD, type Reduced, record, unchanged, unchangedBut, withoutNews } from './reduced.ts';

/** An answer to a question; a wrong one may be followed by another. */
export function answer(state: WalkState, stop: Stop, option: string, now: number): Reduced {
  const picked = stop.step.question?.options.find(({ id }) => id === option);
  if (!picked) return unchanged(state);
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  const change = {
    answers: [...before.answers, option],
    attempts: before.attempts + 1,
    startedAt: before.startedAt ?? now,
    ...(picked.right ? { status: 'passed' as const, finishedAt: now } : {}),
  };
  const answered = recordTry(state, stop, change, { outcome: picked.right ? 'passed' : 'failed', now });
  return {
    state: {
      ...answered,
      phase: picked.right ? { name: 'passed', outcomes: [] } : { name: 'answered-wrong', option },
    },
    effects: [{ type: 'remember', steps: [stop.step.id] }],
  };
}

/** The picked option of a fork. */
export function choose(state: WalkState, stop: Stop, option: string): Reduced {
  return stop.step.choice?.options.some(({ id }) => id === option)
    ? unchangedBut(state, { choice: option, phase: { name: 'reading' } })
    : unchanged(state);
}

/** Whether a text is a number as it is counted: whole, and without zeros before it. */
export function isNumber(text: string): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(text);
}

/** What the learner thinks will happen: an option, or a number. The first thought counts. */
export function predict(state: WalkState, stop: Stop, option: string): Reduced {
  const { id, predict: asked } = stop.step;
  if (!asked || state.records[id]?.predicted !== undefined) return unchanged(state);
  const isAnswer = 'number' in asked ? isNumber(option) : asked.options.some((one) => one.id === option);
  if (!isAnswer) return unchanged(state);
  return {
    state: record(state, stop, { predicted: option }),
    effects: [{ type: 'remember', steps: [id] }],
  };
}

/** The value's form was checked before; here it is only stored. */
export function input(state: WalkState, stop: Stop, value: string, now: number): Reduced {
  const { input: setting } = stop.step;
  if (setting === undefined) return unchanged(state);
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  const change = { status: 'passed', attempts: before.attempts + 1, finishedAt: now } as const;
  const done = recordTry(state, stop, change, { outcome: undefined, now });
  return {
    state: {
      ...withoutNews(done),
      values: { ...state.values, [setting]: value },
      phase: { name: 'passed', outcomes: [] },
    },
    effects: [{ type: 'remember', steps: [stop.step.id] }],
  };
}
