/** The walk as a pure function: a state and an event give a state and effects. Nothing here touches the world. */

import type { Said } from '../../i18n/said.ts';
import { defined } from '../../value/defined.ts';
import type { Intent, StepRecord, Stop, WalkState } from '../types.ts';
import { pickedAt } from './choice.ts';
import { recordTry, type TryOutcome } from './effort.ts';
import { type AttemptResult, type Effect, type Happening, isHappening, type WalkEvent } from './events.ts';
import { hintCount, practiceAhead, togglePractice } from './practice.ts';
import { intendAnswer } from './reduce-answers.ts';
import { happenInReality, intendReality } from './reduce-reality.ts';
import { tellRoom } from './reduce-room.ts';
import { NEW_RECORD, type Reduced, record, unchanged, unchangedBut, withoutNews } from './reduced.ts';
import { firstOpen, isDone } from './start.ts';

/**
 * Applies one event. An event that makes no sense now (running while something runs, answering when
 * nothing is asked) changes nothing.
 * @param now milliseconds since the epoch
 */
export function reduce(state: WalkState, event: WalkEvent, now: number): Reduced {
  return isHappening(event) ? happen(state, event) : intend(state, event, now);
}

/** The learner's step. */
export function here(state: WalkState): Stop | undefined {
  return state.stops[state.at];
}

/** Something is under way that only an interrupt ends. */
export function isBusy(state: WalkState): boolean {
  const isRepairing = state.reality?.name === 'repairing';
  return isRepairing || state.phase.name === 'running' || state.phase.name === 'checking';
}

function intend(state: WalkState, intent: Intent, now: number): Reduced {
  const stop = here(state);
  if (intent.type === 'interrupt') return interrupt(state);
  // Looking at the app is most useful while something changes.
  if (intent.type === 'browse') return { state, effects: [{ type: 'browse' }] };
  if (intent.type === 'raise-hand' || intent.type === 'share-screen') return tellRoom(state, stop, intent);
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
    case 'choose':
    case 'predict':
    case 'explain':
    case 'input':
      return intendAnswer(state, stop, intent, now);
    case 'edit-file':
      return stop.step.edit ? { state, effects: [{ type: 'edit-file', stop }] } : unchanged(state);
    case 'hint':
      return hint(state, stop);
    case 'practise':
      return { state: togglePractice(state), effects: [] };
    case 'skip':
      return skip(state, stop, intent.reason, now);
    case 'next':
      return next(state, stop, now);
    case 'back':
      return state.finished
        ? arrive({ ...state, finished: false }, state.at, now)
        : arrive(state, state.at - 1, now);
    case 'goto':
      return arrive(
        { ...state, finished: false },
        state.stops.findIndex(({ step }) => step.id === intent.step),
        now,
      );
    case 'compare':
    case 'repair':
      return intendReality(state, intent, now);
    case 'redo':
      return redo(state, now);
  }
}

function happen(state: WalkState, event: Happening): Reduced {
  switch (event.type) {
    case 'started':
      return unchangedBut(state, {
        command: event.command,
        phase: { name: 'running', command: event.command, startedAt: event.at, interrupting: false },
      });
    case 'checking':
      return unchangedBut(state, {
        phase: { name: 'checking', startedAt: event.at, deadline: event.deadline, outcomes: event.outcomes },
      });
    case 'looked':
      return state.phase.name === 'checking'
        ? unchangedBut(state, {
            phase: { ...state.phase, outcomes: event.outcomes, deadline: event.deadline },
          })
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
    case 'browsed':
      return unchangedBut(state, { browsed: event.text });
    case 'compared':
    case 'repairing':
    case 'repaired-step':
    case 'repaired':
      return happenInReality(state, event);
    case 'room':
      return unchangedBut(state, { room: event.room });
    case 'remembered':
      return unchangedBut(state, { records: { ...state.records, ...event.records } });
  }
}

function choiceOf(state: WalkState): { choice?: string } {
  return state.choice === undefined ? {} : { choice: state.choice };
}

/** A question or a text has no command to attempt: it has intents of its own. */
function attempt(state: WalkState, stop: Stop, now: number, override: string | undefined): Reduced {
  const { step } = stop;
  if (step.kind !== 'run' && step.kind !== 'by-hand') return unchanged(state);
  if (step.choice && state.choice === undefined) return unchanged(state);
  return begin(state, stop, now, {
    type: 'attempt',
    stop,
    ...choiceOf(state),
    ...defined({ override }),
  });
}

function begin(state: WalkState, stop: Stop, now: number, effect: Effect): Reduced {
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  const started = record(state, stop, { attempts: before.attempts + 1, startedAt: before.startedAt ?? now });
  return {
    state: {
      ...withoutNews(started),
      // A look at a command's checks is not a run of it.
      ran: state.ran || effect.type !== 'verify' || stop.step.kind !== 'run',
      phase: { name: 'checking', startedAt: now, deadline: now, outcomes: [] },
    },
    effects: [effect],
  };
}

function fix(state: WalkState, stop: Stop, now: number): Reduced {
  const { fix: command, timeout } = (state.phase.name === 'failed' && state.phase.diagnosis) || {};
  if (command === undefined) return unchanged(state);
  const limit = timeout === undefined ? {} : { timeoutMs: timeout };
  return begin(state, stop, now, { type: 'fix', stop, command, ...limit, ...choiceOf(state) });
}

function hint(state: WalkState, stop: Stop): Reduced {
  const { id } = stop.step;
  const shown = Math.min(state.hintsShown + 1, hintCount(state));
  if (shown === state.hintsShown) return unchanged(state);
  const seen = { ...state, hintsShown: shown };
  const before = state.records[id];
  if (state.unattended || isDone(before)) return { state: seen, effects: [] };
  const taken = Math.max(before?.hints ?? 0, shown);
  return { state: record(seen, stop, { hints: taken }), effects: [{ type: 'remember', steps: [id] }] };
}

function interrupt(state: WalkState): Reduced {
  if (!isBusy(state)) return unchanged(state);
  const phase = state.phase.name === 'running' ? { ...state.phase, interrupting: true } : state.phase;
  return { state: { ...state, phase }, effects: [{ type: 'interrupt' }] };
}

function skip(state: WalkState, stop: Stop, reason: Said | undefined, now: number): Reduced {
  if (stop.step.optional && reason === undefined) return passOver(state, stop, now);
  const change = { status: 'skipped', finishedAt: now, ...defined({ reason }) } as const;
  return moveOn(recordTry(state, stop, change, { outcome: undefined, now }), [stop.step.id], now);
}

/** Leaves out what is optional, and a whole lesson that is: nothing is remembered, as nothing is missing. */
function passOver(state: WalkState, { lesson, step }: Stop, now: number): Reduced {
  const rest = state.stops.slice(state.at + 1);
  const ahead = rest.findIndex((stop) =>
    lesson.optional ? stop.lesson.id !== lesson.id : stop.step !== step,
  );
  return moveOn({ ...state, at: ahead < 0 ? state.stops.length - 1 : state.at + ahead }, [], now);
}

function ended(state: WalkState, { result, at, tookMs }: Extract<Happening, { type: 'ended' }>): Reduced {
  const stop = here(state);
  if (!stop) return unchanged(state);
  const before = state.records[stop.step.id] ?? NEW_RECORD;
  // A step that was done stays done, and one that was only broken off has not failed.
  const isKept = before.status === 'passed' || (!result.passed && result.why === 'interrupted');
  const status = result.passed ? 'passed' : isKept ? before.status : 'failed';
  const change = {
    status,
    finishedAt: at,
    durationMs: before.durationMs + tookMs,
    ...truthOf(result, before),
    ...choiceOf(state),
  };
  const after = recordTry(state, stop, change, { outcome: outcomeOf(result, state), now: at });
  const { passed, ...rest } = result;
  const phase = passed
    ? ({ name: 'passed', outcomes: result.outcomes } as const)
    : ({ name: 'failed', ...(rest as Omit<Extract<typeof result, { passed: false }>, 'passed'>) } as const);
  return { state: { ...after, phase }, effects: [{ type: 'remember', steps: [stop.step.id] }] };
}

/** What was right at this attempt; an explanation that was given already keeps what it was about. */
function truthOf(result: AttemptResult, { explained }: StepRecord): Partial<StepRecord> {
  if (!result.passed) return {};
  const [cameTrue] = result.cameTrue ?? [];
  const [explains] = explained === undefined ? (result.explains ?? []) : [];
  return defined({ cameTrue, explains });
}

/** An attempt that was broken off, or only looked before any run, is not a failed try. */
function outcomeOf(result: AttemptResult, { ran }: WalkState): TryOutcome {
  if (result.passed) return 'passed';
  return ran && result.why !== 'interrupted' ? 'failed' : undefined;
}

/** Going on finishes a step that only explains; from any other step it is looking ahead. */
function next(state: WalkState, stop: Stop, now: number): Reduced {
  const isRead = stop.step.kind === 'read' && !isDone(state.records[stop.step.id]);
  if (isRead) {
    const done = { status: 'passed', attempts: 1, startedAt: now, finishedAt: now } as const;
    const read = recordTry(state, stop, done, { outcome: undefined, now });
    return moveOn(read, [stop.step.id], now);
  }
  return moveOn(state, [], now);
}

function moveOn(state: WalkState, remember: readonly string[], now: number): Reduced {
  const effects: Effect[] = remember.length > 0 ? [{ type: 'remember', steps: remember }] : [];
  if (state.at + 1 < state.stops.length) {
    const moved = arrive(state, state.at + 1, now);
    return { state: moved.state, effects: [...effects, ...moved.effects] };
  }
  const open = firstOpen(state.stops, state.records);
  if (open < 0) return { state: { ...state, finished: true, phase: { name: 'reading' } }, effects };
  if (open === state.at) return { state, effects };
  const returned = arrive(state, open, now);
  return { state: returned.state, effects: [...effects, ...returned.effects] };
}

/** Goes to the first step that no longer holds. */
function redo(state: WalkState, now: number): Reduced {
  const first = state.reality?.name === 'known' ? state.reality.differences[0]?.step : undefined;
  const index = state.stops.findIndex(({ step }) => step.id === first);
  return index < 0 ? unchanged(state) : arrive({ ...state, finished: false }, index, now);
}

function arrive(state: WalkState, index: number, now: number): Reduced {
  const stop = state.stops[index];
  if (!stop) return unchanged(state);
  const { choice: _left, command: _ran, practice: _here, ...rest } = withoutNews(state);
  const remembered = pickedAt(stop.step, state.records);
  return {
    state: {
      ...rest,
      ...practiceAhead(state),
      ...defined({ choice: remembered }),
      at: index,
      phase: { name: 'reading' },
      hintsShown: 0,
      since: now,
      ran: false,
    },
    effects: [
      { type: 'arrive', stop },
      { type: 'remember', steps: [] },
    ],
  };
}
