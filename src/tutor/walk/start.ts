/** The beginning of a walk: the learner's step, from what is remembered. */

import type { DriverId } from '../../driver/types.ts';
import type { Course } from '../../lesson/types.ts';
import { stepsFor } from '../../lesson/variants.ts';
import { defined } from '../../value/defined.ts';
import type { StepRecord, Stop, WalkState } from '../types.ts';
import { pickedAt } from './choice.ts';

export interface Beginning {
  readonly course: Course;
  readonly driver: DriverId;
  readonly records: Readonly<Record<string, StepRecord>>;
  readonly values: Readonly<Record<string, string>>;
  /** The step or lesson where the learner wants to start. */
  readonly at?: string;
  /** The step where the learner left off. */
  readonly leftAt?: string;
}

/** All steps that exist on a driver, in the order of the course. */
export function stopsOf(course: Course, driver: DriverId): Stop[] {
  return stepsFor(course, driver);
}

/**
 * The state of a walk before the first event. Without a known place it begins at the first step that is not done. Who was done
 * with all of it, and had gone nowhere else since, is shown the end again.
 */
export function startWalk({ course, driver, records, values, at, leftAt }: Beginning): WalkState {
  const stops = stopsOf(course, driver);
  const isWhole = stops.length > 0 && firstOpen(stops, records) < 0;
  const isAtEnd = isWhole && at === undefined && leftAt === stops.at(-1)?.step.id;
  const place = at ?? leftAt;
  const asked = place === undefined ? -1 : indexToOpen(stops, records, place);
  const next = resumeAt(stops, records);
  const index = asked >= 0 ? asked : next < stops.length ? next : 0;
  const here = stops[index];
  const choice = here && pickedAt(here.step, records);
  return {
    course,
    stops,
    at: index,
    records,
    values: { ...defaultsOf(course), ...values },
    secrets: secretsOf(course),
    phase: { name: 'reading' },
    hintsShown: 0,
    ...defined({ choice }),
    ran: false,
    finished: isWhole && (asked < 0 || isAtEnd),
  };
}

/** The index that a place opens: a step, or the first step of a lesson that is not done, else its first; -1 without such a place. */
function indexToOpen(
  stops: readonly Stop[],
  records: Readonly<Record<string, StepRecord>>,
  place: string,
): number {
  const step = stops.findIndex((stop) => stop.step.id === place);
  if (step >= 0) return step;
  const open = stops.findIndex((stop) => stop.lesson.id === place && !isDone(records[stop.step.id]));
  return open >= 0 ? open : stops.findIndex((stop) => stop.lesson.id === place);
}

/** The index of the first step that the course needs and that is neither passed nor skipped; -1 when all are. */
export function firstOpen(stops: readonly Stop[], records: Readonly<Record<string, StepRecord>>): number {
  return stops.findIndex(({ step }) => !step.optional && !isDone(records[step.id]));
}

/**
 * Where a walk resumes: after the last step that is done, so that optional steps resume as well, but
 * never beyond the first step that the course still needs.
 * @returns the index of the step; the number of steps when none comes after the last one that is done
 */
export function resumeAt(stops: readonly Stop[], records: Readonly<Record<string, StepRecord>>): number {
  const open = firstOpen(stops, records);
  const next = stops.findLastIndex(({ step }) => isDone(records[step.id])) + 1;
  return open < 0 ? next : Math.min(open, next);
}

/** Nothing is left to do at a step that is passed or was skipped. */
export function isDone(record: StepRecord | undefined): boolean {
  return record?.status === 'passed' || record?.status === 'skipped';
}

function defaultsOf(course: Course): Record<string, string> {
  return Object.fromEntries(course.settings.map((setting) => [setting.id, setting.default]));
}

function secretsOf(course: Course): string[] {
  const captures = course.lessons.flatMap((lesson) => lesson.steps.flatMap((step) => step.captures));
  return [...new Set(captures.filter((capture) => capture.secret).map((capture) => capture.id))];
}

/** The same walk in a course of another language: the place and all that is done stay. */
export function inCourse(state: WalkState, course: Course): WalkState {
  const stops = state.stops.flatMap(({ step }) => {
    const lesson = course.lessons.find(({ steps }) => steps.some(({ id }) => id === step.id));
    const told = lesson?.steps.find(({ id }) => id === step.id);
    return lesson && told ? [{ lesson, step: told }] : [];
  });
  return { ...state, course, stops };
}
