/** How a learner has fared in exercises: what progress.json keeps of it, and how two tellings become one. */
import { defined } from '../../value/defined.ts';
import { isRecord } from '../../value/json.ts';

/** A time in which an exercise was solved by the learner alone. */
export interface ExerciseBest {
  readonly durationMs: number;
  /** Hints that were shown. */
  readonly hints: number;
  /** How often it was judged before it was solved. */
  readonly tries: number;
}

export interface ExerciseResult {
  readonly status: 'started' | 'passed';
  /** Somebody who passes after that has not found the way alone. */
  readonly gaveUp?: true;
  readonly best?: ExerciseBest;
}

/** By course, and by exercise. */
export type ExerciseResults = Readonly<Record<string, Readonly<Record<string, ExerciseResult>>>>;

/** Both together: passed once is passed, and of two times the better one stays (fewer hints, then less time). */
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

/** What of a value from a file makes sense. */
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
