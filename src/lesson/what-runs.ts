/** Everything that a course may run or ask on a learner's computer, for those who decide whether to trust it. */
import { isRecord } from '../value/json.ts';
import type { Exercise } from './exercise-types.ts';
import type { Course } from './types.ts';

/** A command, or an address that is asked for. */
export interface Runnable {
  /** The lesson, step or exercise that it stands in, as the ids that lead there; empty for the course itself. */
  readonly place: string;
  readonly text: string;
}

/** The fields of lessons whose texts are run: wherever they stand, also in parts of the format that are added later. */
const RUN: ReadonlySet<string> = new Set(['commands', 'fix', 'ask', 'before']);
/** The fields of lessons whose texts are asked for over the network. */
const REACHED: ReadonlySet<string> = new Set(['url']);

/** All that may be run or asked, each once at its place, in the order of the course. */
export function whatRuns(course: Course, exercises: readonly Exercise[]): Runnable[] {
  const found: Runnable[] = [];
  const seen = new Set<string>();
  const take = (place: string, text: string): void => {
    const key = `${place}\n${text}`;
    if (!seen.has(key)) found.push({ place, text });
    seen.add(key);
  };
  const takeAll = (place: string, value: unknown): void => {
    if (typeof value === 'string') take(place, value);
    else if (Array.isArray(value)) for (const item of value) takeAll(place, item);
    else if (isRecord(value) && typeof value.text === 'string') take(place, value.text);
    else visit(place, value);
  };
  const visit = (place: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(place, item);
    if (!isRecord(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (RUN.has(key)) takeAll(place, inner);
      else if (REACHED.has(key) && typeof inner === 'string') take(place, inner);
      else visit(place, inner);
    }
  };
  const { lessons, ...rest } = course;
  for (const lesson of lessons) {
    const { steps, ...own } = lesson;
    visit(lesson.id, own);
    for (const step of steps) visit(`${lesson.id}/${step.id}`, step);
  }
  visit('', rest);
  for (const exercise of exercises) visit(exercise.id, exercise);
  return found;
}
