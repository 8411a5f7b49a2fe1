/** Doing an exercise as a function: what each event changes, and which effects it asks for. It has no effects itself. */

import { DEFAULT_DRIVER, traitsOf } from '../driver/traits.ts';
import { type Exercise, goalOf, stepsOf } from '../lesson/exercise-types.ts';
import type { Values } from '../lesson/placeholders.ts';
import type { Step } from '../lesson/types.ts';
import { allHold } from '../tutor/attempt/verify.ts';
import type { ExerciseResult } from '../tutor/progress/exercises.ts';
import { defined } from '../value/defined.ts';
import { resultOf, type StartRecord } from './record.ts';
import type {
  ExerciseEffect,
  ExerciseHappening,
  ExerciseIntent,
  ExerciseState,
  TrainingEvent,
} from './state.ts';

export interface ReducedExercise {
  readonly state: ExerciseState;
  readonly effects: readonly ExerciseEffect[];
}

/** An exercise before its place is open. */
export function unopened(
  exercise: Exercise,
  settings: Values,
  before: ExerciseResult | undefined,
): ExerciseState {
  return {
    exercise,
    driver: DEFAULT_DRIVER,
    simulated: traitsOf(DEFAULT_DRIVER).isSimulated,
    values: settings,
    phase: { name: 'building' },
    checks: [],
    rules: [],
    ...defined({ before }),
  };
}

/** The steps of the way that is shown. */
export function wayOf({ exercise }: Pick<ExerciseState, 'exercise'>): Step[] {
  const [solution] = exercise.solutions;
  return solution === undefined ? [] : stepsOf(exercise, solution);
}

/** Something is under way that only an interrupt ends. */
export function isUnderWay({ phase: { name } }: Pick<ExerciseState, 'phase'>): boolean {
  return name === 'running' || name === 'judging' || name === 'building';
}

/**
 * Applies one event; an event that makes no sense now changes nothing.
 * @param now milliseconds since the epoch
 */
export function reduceExercise(state: ExerciseState, event: TrainingEvent, now: number): ReducedExercise {
  return isHappening(event) ? happen(state, event, now) : intend(state, event, now);
}

const HAPPENINGS: ReadonlySet<string> = new Set<ExerciseHappening['type']>([
  'opened',
  'stuck',
  'started',
  'ran',
  'looked',
  'judged',
  'reread',
  'noticed',
]);

function isHappening(event: TrainingEvent): event is ExerciseHappening {
  return HAPPENINGS.has(event.type);
}

function intend(state: ExerciseState, intent: ExerciseIntent, now: number): ReducedExercise {
  const { phase, record, way } = state;
  if (intent.type === 'browse') return { state, effects: [{ type: 'browse' }] };
  if (intent.type === 'interrupt') return interrupted(state);
  if (isUnderWay(state)) return unchanged(state);
  switch (intent.type) {
    case 'anew':
      return rebuilt(state, false);
    case 'show':
      return rebuilt(state, true);
    case 'run':
      if (phase.name !== 'working' || intent.command.trim() === '') return unchanged(state);
      return begun(state, intent.command, { type: 'run', command: intent.command }, now);
    case 'hint':
      return hinted(state);
    case 'judge':
      if (phase.name !== 'working' || record === undefined) return unchanged(state);
      return { state: { ...state, phase: { name: 'judging' } }, effects: [{ type: 'judge' }] };
    case 'next': {
      if (phase.name !== 'working' || way === undefined) return unchanged(state);
      const steps = wayOf(state);
      if (way.hasRun && way.at < steps.length - 1) {
        const { ran: _before, ...rest } = state;
        return only({ ...rest, way: { at: way.at + 1, hasRun: false } });
      }
      const step = steps[way.at];
      // A step that failed may be tried again.
      if (step === undefined || way.hasRun) return unchanged(state);
      return begun(state, '', { type: 'follow', step: step.id }, now);
    }
  }
}

function begun(state: ExerciseState, command: string, effect: ExerciseEffect, now: number): ReducedExercise {
  const { judged: _told, notice: _read, ran: _before, ...rest } = state;
  const phase = { name: 'running', command, startedAt: now, interrupting: false } as const;
  return { state: { ...rest, phase }, effects: [effect] };
}

function rebuilt(state: ExerciseState, gaveUp: boolean): ReducedExercise {
  const { record: _gone, ran: _ran, judged: _judged, way: _way, notice: _notice, ...rest } = state;
  const way = gaveUp ? { way: { at: 0, hasRun: false } } : {};
  return {
    state: { ...rest, ...way, phase: { name: 'building' }, checks: [], rules: [] },
    effects: [{ type: 'build', gaveUp }],
  };
}

function interrupted(state: ExerciseState): ReducedExercise {
  const { phase } = state;
  if (phase.name === 'judging') return { state, effects: [{ type: 'interrupt' }] };
  if (phase.name !== 'running') return unchanged(state);
  return { state: { ...state, phase: { ...phase, interrupting: true } }, effects: [{ type: 'interrupt' }] };
}

function hinted(state: ExerciseState): ReducedExercise {
  const { record, exercise, way } = state;
  if (record === undefined || way !== undefined || state.phase.name !== 'working') return unchanged(state);
  if (record.hints >= goalOf(exercise).hints.length) return unchanged(state);
  return kept(state, { ...record, hints: record.hints + 1 });
}

function happen(state: ExerciseState, event: ExerciseHappening, now: number): ReducedExercise {
  const { phase } = state;
  switch (event.type) {
    case 'opened': {
      const { driver, simulated, values, record } = event;
      const name = record.passedAt === undefined ? 'working' : 'over';
      return {
        state: { ...state, driver, simulated, values, record, phase: { name } },
        effects: name === 'over' ? [] : [{ type: 'look' }],
      };
    }
    case 'stuck':
      return only({ ...state, phase: { name: 'stuck', why: event.why } });
    case 'started':
      if (phase.name !== 'running') return unchanged(state);
      return only({ ...state, phase: { ...phase, command: event.command } });
    case 'ran':
      if (phase.name !== 'running') return unchanged(state);
      return {
        state: {
          ...state,
          ran: event.ran,
          phase: { name: 'working' },
          ...followed(state, event.ran.exitCode),
        },
        effects: [{ type: 'look' }],
      };
    case 'looked': {
      const seen = { ...state, checks: event.checks, rules: event.rules };
      return phase.name === 'working' && isReached(seen) ? passed(seen, now) : only(seen);
    }
    case 'judged': {
      const { type: _type, checks, rules, ...judged } = event;
      const seen: ExerciseState = { ...state, checks, rules, phase: { name: 'working' } };
      const { record } = seen;
      if (phase.name !== 'judging' || record === undefined) return unchanged(state);
      if (isReached(seen)) return passed(seen, now);
      // A look that was broken off judges nothing.
      if (checks.length === 0) return only(seen);
      return kept({ ...seen, judged }, { ...record, tries: record.tries + 1 });
    }
    case 'reread': {
      const { record } = event;
      if (record.passedAt !== undefined) return only({ ...state, record, phase: { name: 'over' } });
      return { state: { ...state, record }, effects: [{ type: 'look' }] };
    }
    case 'noticed':
      return only({ ...state, notice: event.text });
  }
}

/** The way goes on when a step of it has run. */
function followed({ way }: ExerciseState, exitCode: number | null): Partial<ExerciseState> {
  return way && exitCode === 0 ? { way: { ...way, hasRun: true } } : {};
}

/** All checks and rules hold; a learner who is shown the way sees it to its end. */
function isReached(state: ExerciseState): boolean {
  const { checks, rules, way, record } = state;
  if (record === undefined || checks.length === 0) return false;
  if (way && !(way.hasRun && way.at === wayOf(state).length - 1)) return false;
  return allHold(checks) && rules.every((rule) => rule.passed);
}

function passed(state: ExerciseState, now: number): ReducedExercise {
  const { judged: _judged, ...rest } = state;
  const { record } = state;
  if (record === undefined) return unchanged(state);
  const solved: StartRecord = { ...record, passedAt: now };
  return {
    state: { ...rest, record: solved, phase: { name: 'over' } },
    effects: [
      { type: 'keep', record: solved },
      { type: 'remember', result: resultOf(solved) },
    ],
  };
}

function kept(state: ExerciseState, record: StartRecord): ReducedExercise {
  return { state: { ...state, record }, effects: [{ type: 'keep', record }] };
}

function unchanged(state: ExerciseState): ReducedExercise {
  return { state, effects: [] };
}

const only = unchanged;
