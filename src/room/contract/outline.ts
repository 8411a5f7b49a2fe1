/** The course of a room as its board needs it: the ids of steps and exercises in order, with their titles in each language. */
import type { DriverId } from '../../driver/types.ts';
import { LANGUAGES, type Language } from '../../i18n/language.ts';
import { hashOfAdded, loadCourse, loadExercises } from '../../lesson/courses.ts';
import { defined } from '../../value/defined.ts';

export interface OutlineStep {
  readonly id: string;
  readonly lesson: string;
  readonly titles: Readonly<Record<Language, string>>;
  /** Only on these drivers. */
  readonly drivers?: readonly DriverId[];
}

export interface RoomOutline {
  readonly course: string;
  /** Of its files, for a course that did not come with the program: learners need this very one. */
  readonly hash?: string;
  readonly titles: Readonly<Record<Language, string>>;
  readonly lessons: readonly { readonly id: string; readonly titles: Readonly<Record<Language, string>> }[];
  readonly steps: readonly OutlineStep[];
  readonly exercises: readonly { readonly id: string; readonly titles: Readonly<Record<Language, string>> }[];
}

/** The outline of a course at hand. @throws RangeError when there is no such course */
export function outlineOf(id: string | undefined): RoomOutline {
  const courses = inEach((language) => loadCourse(id, language));
  const exercises = inEach((language) => loadExercises(id, language));
  return {
    course: courses.en.id,
    ...defined({ hash: hashOfAdded(courses.en.id) }),
    titles: inEach((language) => courses[language].title),
    lessons: courses.en.lessons.map((lesson, at) => ({
      id: lesson.id,
      titles: inEach((language) => courses[language].lessons[at]?.title ?? lesson.title),
    })),
    steps: courses.en.lessons.flatMap((lesson, at) =>
      lesson.steps.map((step, index) => ({
        id: step.id,
        lesson: lesson.id,
        titles: inEach((language) => courses[language].lessons[at]?.steps[index]?.title ?? step.title),
        ...defined({ drivers: step.drivers }),
      })),
    ),
    exercises: exercises.en.map((exercise, at) => ({
      id: exercise.id,
      titles: inEach((language) => exercises[language][at]?.title ?? exercise.title),
    })),
  };
}

function inEach<T>(of: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<Language, T>;
}
