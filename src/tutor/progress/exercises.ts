/** How a learner has fared in exercises: the form in progress.json, and how two versions are merged. */
import { defined } from '../../value/defined.ts';
import { isRecord } from '../../value/json.ts';

/** The time in which the learner solved an exercise without seeing its solution. */
export interface ExerciseBest {
  readonly durationMs: number;
  /** Hints that were shown. */
  readonly hints: number;
  /** How often it was judged before it was solved. */
  readonly tries: number;
}

export interface ExerciseResult {
  readonly status: 'started' | 'passed';
  /** The solution was shown: a pass after that was not without help. */
  readonly gaveUp?: true;
  readonly best?: ExerciseBest;
}

/** By course, and by exercise. */
export type ExerciseResults = Readonly<Record<string, Readonly<Record<string, ExerciseResult>>>>;

/** Merges both: passed once is passed, and of two times the better one is kept (fewer hints, then less time). */
export function mergeResults(one: ExerciseResult | undefined, other: ExerciseResult): ExerciseResult {
  const best = [one?.best, other.best]
    .filter((each) => each !== undefined)
    .sort((a, b) => a.hints - b.hints || a.durationMs - b.durationMs)[0];
  const passed = one?.status === 'passed' || other.status === 'passed';
  return {
    status: passed ? 'passed' : 'started',
    ...defined({ gaveUp: one?.gaveUp ?? other.gaveUp, best }),
  };
}

/** The valid part of a value from a file. */
export function readResults(value: unknown): ExerciseResults {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([course, results]) =>
      isRecord(results) ? [[course, Object.fromEntries(Object.entries(results).flatMap(resultEntry))]] : [],
    ),
  );
}

function resultEntry([id, value]: [string, unknown]): [string, ExerciseResult][] {
  if (!isRecord(value) || (value.status !== 'started' && value.status !== 'passed')) return [];
  const { status, gaveUp, best } = value;
  const fields = defined({
    gaveUp: gaveUp === true ? (true as const) : undefined,
    best: isRecord(best) ? bestOf(best) : undefined,
  });
  return [[id, { status, ...fields }]];
}

function bestOf({ durationMs, hints, tries }: Readonly<Record<string, unknown>>): ExerciseBest | undefined {
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  return isNumber(durationMs) && isNumber(hints) && isNumber(tries)
    ? { durationMs, hints, tries }
    : undefined;
}
