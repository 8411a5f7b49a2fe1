/** The memory of the screen of `swarm-tutor preview`, and the effects of keys and of new versions on it. Pure. */
import type { Language } from '../../i18n/language.ts';
import type { LessonProblem } from '../../lesson/problem.ts';
import type { Course, Lesson, Step } from '../../lesson/types.ts';
import { scrollDistance } from '../state/scroll.ts';

/** A problem, and the step that it is in. */
export interface PlacedProblem extends LessonProblem {
  readonly step?: string;
}

/** A course as it is on the disk now, or was when it could last be read. */
export interface Draft {
  /** By language; undefined if it could not be read yet. */
  readonly course: Partial<Readonly<Record<Language, Course>>>;
  readonly problems: readonly PlacedProblem[];
  /** The course is of an earlier version: this one can't be read. */
  readonly isOld: boolean;
  /** The step that was changed last. */
  readonly changed?: string;
  /** Changes are not noticed by themselves: one has to ask. */
  readonly isUnwatched: boolean;
}

export interface PreviewState {
  /** The id of the step that is shown. */
  readonly step?: string;
  readonly scroll: number;
  /** It is shown as it is once it has passed. */
  readonly isPassed: boolean;
  readonly hints: number;
}

export const PREVIEW_START: PreviewState = { scroll: 0, isPassed: false, hints: 0 };

/** A step with the lesson that it is in. */
export interface PreviewedStop {
  readonly lesson: Lesson;
  readonly step: Step;
}

/** All steps of a course, also those of other drivers. */
export function previewedStops(course: Course | undefined): PreviewedStop[] {
  return (course?.lessons ?? []).flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step })));
}

/** The index of the step that is shown; the first if it is gone. */
export function previewedAt(state: PreviewState, stops: readonly PreviewedStop[]): number {
  return Math.max(
    0,
    stops.findIndex(({ step }) => step.id === state.step),
  );
}

/** @param page rows that a page key goes over; @param last the furthest that can be scrolled */
export function afterPreviewPress(
  state: PreviewState,
  key: string,
  course: Course | undefined,
  { page, last }: { readonly page: number; readonly last: number },
): PreviewState {
  const stops = previewedStops(course);
  const at = previewedAt(state, stops);
  const go = (to: number): PreviewState => {
    const step = stops[Math.max(0, Math.min(to, stops.length - 1))]?.step.id;
    return step === undefined || step === stops[at]?.step.id ? state : { ...PREVIEW_START, step };
  };
  if (key === 'right' || key === 'n') return go(at + 1);
  if (key === 'left' || key === 'b') return go(at - 1);
  if (key === 'space') return { ...state, isPassed: !state.isPassed };
  if (key === 'h') {
    const most = stops[at]?.step.hints.length ?? 0;
    return { ...state, hints: state.hints >= most ? 0 : state.hints + 1 };
  }
  const distance = scrollDistance(key, page);
  if (distance === undefined) return state;
  return { ...state, scroll: Math.max(0, Math.min(state.scroll + distance, last)) };
}

/** A new version was read: the screen goes to the step that it changed. */
export function afterDraft(state: PreviewState, { changed }: Draft): PreviewState {
  if (changed === undefined || changed === state.step) return state;
  return { ...PREVIEW_START, step: changed };
}

/** The id of the first step that differs between two versions of a course, in a language or in the original. */
export function changedStep(before: Course | undefined, now: Course | undefined): string | undefined {
  if (before === undefined || now === undefined) return undefined;
  const old = new Map(previewedStops(before).map(({ step }) => [step.id, JSON.stringify(step)]));
  const found = previewedStops(now).find(({ step }) => old.get(step.id) !== JSON.stringify(step));
  if (found !== undefined) return found.step.id;
  const intros = new Map(before.lessons.map(({ id, title, intro }) => [id, JSON.stringify([title, intro])]));
  const lesson = now.lessons.find(
    ({ id, title, intro }) => intros.get(id) !== JSON.stringify([title, intro]),
  );
  return lesson?.steps[0]?.id;
}
