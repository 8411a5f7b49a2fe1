/** The lessons and steps of the walk, and how many of them are done. */
import type { Stop, WalkState } from '../../tutor/types.ts';
import { isDone } from '../../tutor/walk/start.ts';

/** The steps that count: all required ones, and optional ones that are done. */
export function counted(stops: readonly Stop[], records: WalkState['records']): readonly Stop[] {
  return stops.filter(({ step }) => !step.optional || isDone(records[step.id]));
}

/** How many steps are done. */
export function doneCount(stops: readonly Stop[], records: WalkState['records']): number {
  return stops.filter(({ step }) => isDone(records[step.id])).length;
}

/** A lesson with those of its steps that are walked. */
export interface WalkedLesson {
  readonly lesson: Stop['lesson'];
  readonly stops: readonly Stop[];
}

/** Steps by lesson, in order. */
export function stopsByLesson(stops: readonly Stop[]): WalkedLesson[] {
  const lessons = new Map<string, { lesson: Stop['lesson']; stops: Stop[] }>();
  for (const stop of stops) {
    const known = lessons.get(stop.lesson.id);
    if (known) known.stops.push(stop);
    else lessons.set(stop.lesson.id, { lesson: stop.lesson, stops: [stop] });
  }
  return [...lessons.values()];
}

/** A row of an outline: a lesson, or a step of it. */
export type OutlineEntry =
  | { readonly kind: 'lesson'; readonly walked: WalkedLesson; readonly leadsTo: string }
  | { readonly kind: 'step'; readonly stop: Stop; readonly leadsTo: string };

/**
 * The rows of an outline, each with the step that it leads to.
 * @param isOpen whether the steps of a lesson are listed
 */
export function outlineEntries(stops: readonly Stop[], isOpen: (lesson: string) => boolean): OutlineEntry[] {
  return stopsByLesson(stops).flatMap((walked): OutlineEntry[] => [
    { kind: 'lesson', walked, leadsTo: walked.stops[0]?.step.id ?? '' },
    ...(isOpen(walked.lesson.id)
      ? walked.stops.map((stop): OutlineEntry => ({ kind: 'step', stop, leadsTo: stop.step.id }))
      : []),
  ]);
}

/** Whether something was done before, or the learner is not at the beginning. */
export function hasBegun({ at, stops, records }: WalkState): boolean {
  return at > 0 || doneCount(stops, records) > 0;
}
