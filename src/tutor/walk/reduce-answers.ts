/** The part of the walk that takes answers, picks and values. */
import type { Intent, Stop, WalkState } from '../types.ts';
import { recordTry } from './effort.ts';
import { NEW_RECORD, type Reduced, record, unchanged, unchangedBut, withoutNews } from './reduced.ts';

/** Applies an answer, a pick, or a value. */
export function intendAnswer(state: WalkState, stop: Stop, intent: Answering, now: number): Reduced {
  switch (intent.type) {
    case 'answer':
      return answer(state, stop, intent.option, now);
    case 'choose':
      return choose(state, stop, intent.option);
    case 'predict':
      return predict(state, stop, intent.option);
    case 'explain':
      return explain(state, stop, intent.option);
    case 'input':
      return input(state, stop, intent.value, now);
  }
}

type Answering = Extract<Intent, { type: 'answer' | 'choose' | 'predict' | 'explain' | 'input' }>;

/** An answer to a question; a wrong one may be followed by another. */
function answer(state: WalkState, stop: Stop, option: string, now: number): Reduced {
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
function choose(state: WalkState, stop: Stop, option: string): Reduced {
  return stop.step.choice?.options.some(({ id }) => id === option)
    ? unchangedBut(state, { choice: option, phase: { name: 'reading' } })
    : unchanged(state);
}

/** Whether a text is a number as it is counted: whole, and without zeros before it. */
export function isNumber(text: string): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(text);
}

/** What the learner thinks will happen: an option, or a number. The first thought counts. */
function predict(state: WalkState, stop: Stop, option: string): Reduced {
  const { id, predict: asked } = stop.step;
  if (!asked || state.records[id]?.predicted !== undefined) return unchanged(state);
  const isAnswer = 'number' in asked ? isNumber(option) : asked.options.some((one) => one.id === option);
  if (!isAnswer) return unchanged(state);
  return {
    state: record(state, stop, { predicted: option }),
    effects: [{ type: 'remember', steps: [id] }],
  };
}

/** What the learner reads in the output. A wrong explanation may be followed by others, up to the right one. */
function explain(state: WalkState, stop: Stop, option: string): Reduced {
  const { id, explain: asked } = stop.step;
  const { explains, explained = [] } = state.records[id] ?? NEW_RECORD;
  const isOption = asked?.options.some((one) => one.id === option);
  if (!isOption || explains === undefined || explained.includes(explains)) return unchanged(state);
  return {
    state: record(state, stop, { explained: [...explained, option] }),
    effects: [{ type: 'remember', steps: [id] }],
  };
}

/** The value's form was checked before; here it is only stored. */
function input(state: WalkState, stop: Stop, value: string, now: number): Reduced {
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
