/** Puts a course into another language. */
import { defined } from '../value/defined.ts';
import type { Exercise } from './exercise-types.ts';
import type { LessonTranslation, Translation } from './read/read-translation.ts';
import { searchWords } from './search-words.ts';
import { shareChoices } from './shared-choice.ts';
import { hashOfCourse, hashOfStep, mapCourseTexts, mapStepTexts } from './texts.ts';
import type { Course, GlossaryTerm, Lesson, Step } from './types.ts';

/**
 * The course with everything that the translation has. Missing parts stay in the original language; a step
 * whose original has changed since it was translated is marked `stale`. Commands and checks are the original's.
 */
export function localize(course: Course, translation: Translation): Course {
  const texts = translation.course?.texts ?? {};
  const translated = mapCourseTexts(course, (path, text) => texts[path] ?? text);
  return {
    ...translated,
    cheatsheet: translated.cheatsheet.map((entry, at) => {
      const words = [...(entry.words ?? []), ...searchWords(texts, at).map(({ word }) => word)];
      return words.length === 0 ? entry : { ...entry, words };
    }),
    glossary: translated.glossary.map((entry, at) => alsoCalled(entry, [course.glossary[at]?.term])),
    lessons: shareChoices(
      course.lessons.map((lesson) => localizeLesson(lesson, translation.lessons.get(lesson.id))),
    ),
  };
}

/** The original, with what its words are called in translations. */
export function withWordsOf(course: Course, translations: Iterable<Translation>): Course {
  const texts = [...translations].map((translation) => translation.course?.texts ?? {});
  return {
    ...course,
    glossary: course.glossary.map((entry) =>
      alsoCalled(
        entry,
        texts.map((own) => own[`glossary.${entry.id}.term`]),
      ),
    ),
  };
}

function alsoCalled(entry: GlossaryTerm, words: readonly (string | undefined)[]): GlossaryTerm {
  const also = words.filter((word) => word !== undefined && word !== entry.term) as string[];
  return also.length === 0 ? entry : { ...entry, also };
}

/** A lesson, or an exercise, with everything that its translation has. */
export function localizeLesson<T extends Pick<Lesson, 'title' | 'intro' | 'steps'>>(
  lesson: T,
  translated: LessonTranslation | undefined,
): T {
  if (translated === undefined) return lesson;
  const steps = new Map(translated.steps.map((step) => [step.id, step]));
  return {
    ...lesson,
    title: translated.title,
    intro: lesson.intro.length > 0 && translated.intro.length === 0 ? lesson.intro : translated.intro,
    steps: lesson.steps.map((step): Step => {
      const own = steps.get(step.id);
      if (own === undefined) return step;
      const { title, prose, after, texts } = own;
      const localized = mapStepTexts(step, (path, text) => texts[path] ?? text);
      const stale = own.hash !== hashOfStep(step);
      return { ...localized, title, prose, after, ...defined({ stale: stale || undefined }) };
    }),
  };
}

/** Which parts of a translation are up to date. */
export interface TranslationState {
  readonly courseUpToDate: boolean;
  /** Steps that are translated and up to date. */
  readonly done: number;
  readonly total: number;
}

/** How far a translation has come. */
export function translationState(
  course: Course,
  exercises: readonly Exercise[],
  translation: Translation,
): TranslationState {
  const steps = [
    ...course.lessons.flatMap((lesson) => stepsUpToDate(lesson, translation.lessons.get(lesson.id))),
    ...exercises.flatMap((one) => stepsUpToDate(one, translation.exercises.get(one.id))),
  ];
  return {
    courseUpToDate: translation.course?.hash === hashOfCourse(course),
    done: steps.filter(Boolean).length,
    total: steps.length,
  };
}

function stepsUpToDate(
  { steps }: Pick<Lesson, 'steps'>,
  translated: LessonTranslation | undefined,
): boolean[] {
  return steps.map((step) => {
    const own = translated?.steps.find(({ id }) => id === step.id);
    return own !== undefined && own.hash === hashOfStep(step);
  });
}
