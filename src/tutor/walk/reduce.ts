/** The walk as a pure function: a state and an event give a state and effects. Nothing here touches the world. */
import type { Intent, StepRecord, Stop, WalkState } from '../types.ts';
import type { Effect, Happening, WalkEvent } from './events.ts';
import { firstOpen, isDone } from './start.ts';

export interface Reduced {
  readonly state: WalkState;
  readonly effects: readonly Effect[];
}

const NEW_RECORD: StepRecord = { status: 'pending', attempts: 0, durationMs: 0, answers: [] };

/**
 * Applies one event. An event that makes no sense now (running while something runs, answering where
 * nothing is asked) changes nothing.
 * @param now milliseconds since the epoch
 */
export function reduce(state: WalkState, event: WalkEvent, now: number): Reduced {
  return isHappening(event) ? happen(state, event) : intend(state, event, now);
}

/** The step where the learner stands. */
export function here(state: WalkState): Stop | undefined {
  return state.stops[state.at];
}

/** Something is under way that only an interrupt ends. */
export function isBusy(state: WalkState): boolean {
  return state.phase.name === 'running' || state.phase.name === 'checking';
}

function isHappening(event: WalkEvent): event is Happening {
  return HAPPENINGS.has(event.type);
}
const HAPPENINGS: ReadonlySet<string> = new Set<Happening['type']>([
  'started',
  'checking',
  'looked',
  'ended',
  'refused',
  'learned',
  'noticed',
  'remembered',
]);

function unchanged(state: WalkState): Reduced {
  return { state, effects: [] };
}

function intend(state: WalkState, intent: Intent, now: number): Reduced {
  const stop = here(state);
  if (intent.type === 'interrupt') return interrupt(state);
  if (!stop || isBusy(state)) return unchanged(state);
  switch (intent.type) {
    case 'run':
    case 'repeat':
      return attempt(state, stop, now, intent.type === 'run' ? intent.command : undefined);
    case 'verify':
      return begin(state, stop, now, { type: 'verify', stop, ...choiceOf(state) });
    case 'fix':
      return fix(state, stop, now);
    case 'answer':
      return answer(state, stop, intent.option, now);
    case 'choose':
      return choose(state, stop, intent.option);
    case 'input':
      return input(state, stop, intent.value, now);
    case 'edit-file':
      return stop.step.edit ? { state, effects: [{ type: 'edit-file', stop }] } : unchanged(state);
    case 'hint':
      return unchangedBut(state, { hintsShown: Math.min(state.hintsShown + 1, stop.step.hints.length) });
    case 'skip':
      return skip(state, stop, intent.reason, now);
    case 'next':
      return next(state, stop, now);
    case 'back':
      return state.finished ? arrive({ ...state, finished: false }, state.at) : arrive(state, state.at - 1);
    case 'goto':
      return arrive(
        { ...state, finished: false },
        state.stops.findIndex(({ step }) => step.id === intent.step),
      );
  }
}

function happen(state: WalkState, event: Happening): Reduced {
  switch (event.type) {
    case 'started':
      return unchangedBut(state, {
        phase: { name: 'running', command: event.command, startedAt: event.at, interrupting: false },
      });
    case 'checking':
      return unchangedBut(state, {
        phase: { name: 'checking', startedAt: event.at, deadline: event.deadline, outcomes: event.outcomes },
      });
    case 'looked':
      return state.phase.name === 'checking'
        ? unchangedBut(state, { phase: { ...state.phase, outcomes: event.outcomes } })
        : unchanged(state);
    case 'ended':
      return ended(state, event);
    case 'refused':
      return unchangedBut(state, { phase: { name: 'refused', problem: event.problem } });
    case 'learned':
      return unchangedBut(state, {
        values: { ...state.values, ...event.values },
        secrets: [...new Set([...state.secrets, ...event.secrets])],
      });
    case 'noticed':
      return unchangedBut(state, { notice: event.text });
    case 'remembered':
      return unchangedBut(state, { records: { ...state.records, ...event.records } });
  }
}

function unchangedBut(state: WalkState, change: Partial<WalkState>): Reduced {
  return { state: { ...state, ...change }, effects: [] };
}

function choiceOf(state: WalkState): { choice?: string } {
  return state.choice === undefined ? {} : { choice: state.choice };
}

/** An attempt at a question or a text only has no command: its own intents deal with it. */
function attempt(state: WalkState, stop: Stop, now: number, override: string | undefined): Reduced {
  const { step } = stop;
  if (step.kind !== 'run' && step.kind !== 'by-hand') return unchanged(state);
  if (step.choice && state.choice === undefined) return unchanged(state);
  return begin(state, stop, now, {
    type: 'attempt',
    stop,
    ...choiceOf(state),
    ...(override === undefined ? {} : { override }),
  });
}

function begin(state: WalkState, stop: Stop, now: number, effect: Effect): Reduced {
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  const started = record(state, stop, { attempts: before.attempts + 1, startedAt: before.startedAt ?? now });
  return {
    state: {
      ...withoutNotice(started),
      ran: true,
      phase: { name: 'checking', startedAt: now, deadline: now, outcomes: [] },
    },
    effects: [effect],
  };
}

function fix(state: WalkState, stop: Stop, now: number): Reduced {
  const command = state.phase.name === 'failed' ? state.phase.diagnosis?.fix : undefined;
  if (command === undefined) return unchanged(state);
  return begin(state, stop, now, { type: 'fix', stop, command, ...choiceOf(state) });
}

function interrupt(state: WalkState): Reduced {
  if (!isBusy(state)) return unchanged(state);
  const phase = state.phase.name === 'running' ? { ...state.phase, interrupting: true } : state.phase;
  return { state: { ...state, phase }, effects: [{ type: 'interrupt' }] };
}

function skip(state: WalkState, stop: Stop, reason: string | undefined, now: number): Reduced {
  const change = { status: 'skipped', finishedAt: now, ...(reason === undefined ? {} : { reason }) } as const;
  return moveOn(record(state, stop, change), [stop.step.id]);
}

function ended(state: WalkState, { result, at, tookMs }: Extract<Happening, { type: 'ended' }>): Reduced {
  const stop = here(state);
  if (!stop) return unchanged(state);
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  // What was done stays done, and what was only broken off has not failed.
  const isKept = before.status === 'passed' || (!result.passed && result.why === 'interrupted');
  const status = result.passed ? 'passed' : isKept ? before.status : 'failed';
  const after = record(state, stop, {
    status,
    finishedAt: at,
    durationMs: before.durationMs + tookMs,
    ...choiceOf(state),
  });
  const { passed, ...rest } = result;
  const phase = passed
    ? ({ name: 'passed', outcomes: result.outcomes } as const)
    : ({ name: 'failed', ...(rest as Omit<Extract<typeof result, { passed: false }>, 'passed'>) } as const);
  return { state: { ...after, phase }, effects: [{ type: 'remember', steps: [stop.step.id] }] };
}

function answer(state: WalkState, stop: Stop, option: string, now: number): Reduced {
  const picked = stop.step.question?.options.find(({ id }) => id === option);
  if (!picked) return unchanged(state);
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  const answered = record(state, stop, {
    answers: [...before.answers, option],
    attempts: before.attempts + 1,
    startedAt: before.startedAt ?? now,
    ...(picked.right ? { status: 'passed' as const, finishedAt: now } : {}),
  });
  return {
    state: {
      ...answered,
      phase: picked.right
        ? { name: 'passed', outcomes: [] }
        : { name: 'answered-wrong', option, why: picked.why },
    },
    effects: [{ type: 'remember', steps: [stop.step.id] }],
  };
}

function choose(state: WalkState, stop: Stop, option: string): Reduced {
  return stop.step.choice?.options.some(({ id }) => id === option)
    ? unchangedBut(state, { choice: option, phase: { name: 'reading' } })
    : unchanged(state);
}

/** The value's form is checked at the edge, where messages are known; here it only arrives. */
function input(state: WalkState, stop: Stop, value: string, now: number): Reduced {
  const { input: setting } = stop.step;
  if (setting === undefined) return unchanged(state);
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  const done = record(state, stop, { status: 'passed', attempts: before.attempts + 1, finishedAt: now });
  return {
    state: {
      ...withoutNotice(done),
      values: { ...state.values, [setting]: value },
      phase: { name: 'passed', outcomes: [] },
    },
    effects: [{ type: 'remember', steps: [stop.step.id] }],
  };
}

/** Going on from a text that only explains is what finishes it; from any other step it is looking ahead. */
function next(state: WalkState, stop: Stop, now: number): Reduced {
  const isRead = stop.step.kind === 'read' && !isDone(state.records[stop.step.id]);
  if (isRead) {
    const read = record(state, stop, { status: 'passed', attempts: 1, startedAt: now, finishedAt: now });
    return moveOn(read, [stop.step.id]);
  }
  return moveOn(state, []);
}

function moveOn(state: WalkState, remember: readonly string[]): Reduced {
  const effects: Effect[] = remember.length > 0 ? [{ type: 'remember', steps: remember }] : [];
  if (state.at + 1 < state.stops.length) {
    const moved = arrive(state, state.at + 1);
    return { state: moved.state, effects: [...effects, ...moved.effects] };
  }
  const open = firstOpen(state.stops, state.records);
  if (open < 0) return { state: { ...state, finished: true, phase: { name: 'reading' } }, effects };
  if (open === state.at) return { state, effects };
  const returned = arrive(state, open);
  return { state: returned.state, effects: [...effects, ...returned.effects] };
}

function arrive(state: WalkState, index: number): Reduced {
  const stop = state.stops[index];
  if (!stop) return unchanged(state);
  const { choice: _left, notice: _old, ...rest } = state;
  const remembered = state.records[stop.step.id]?.choice;
  return {
    state: {
      ...rest,
      ...(remembered === undefined ? {} : { choice: remembered }),
      at: index,
      phase: { name: 'reading' },
      hintsShown: 0,
      ran: false,
    },
    effects: [
      { type: 'arrive', stop },
      { type: 'remember', steps: [] },
    ],
  };
}

function record(state: WalkState, stop: Stop, change: Partial<StepRecord>): WalkState {
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  return { ...state, records: { ...state.records, [stop.step.id]: { ...before, ...change } } };
}

function withoutNotice(state: WalkState): WalkState {
  const { notice: _gone, ...rest } = state;
  return rest;
}
