/** Compiles all lessons into texts for the program, at build time. */
import { messagesFor } from '../i18n/messages.ts';
import { defined } from '../value/defined.ts';
import { courseFolders, readCourse } from './course-folders.ts';
import { localize, localizeLesson, withWordsOf } from './localize.ts';
import type { ParsedCourse } from './parse-course.ts';
import type { LessonProblem } from './problem.ts';
import type { Course, CourseOutline } from './types.ts';

/** The lessons in the program: a text for each course and language, so that only one is ever read and parsed. */
export interface CompiledLessons {
  /** In order; the first is the one that learners begin with. */
  readonly courses: readonly CompiledCourse[];
}

export interface CompiledCourse {
  readonly id: string;
  /** Its title, by language, to list courses without reading them. */
  readonly titles: Readonly<Record<string, string>>;
  /** A Course as JSON, by language; `en` is the original. */
  readonly texts: Readonly<Record<string, string>>;
  /** A CourseOutline as JSON, by language: a list of steps needs no more. */
  readonly outlines: Readonly<Record<string, string>>;
  /** Its exercises as JSON, by language: apart, as no walk needs them. */
  readonly exercises: Readonly<Record<string, string>>;
}

/** The language that lessons are written in first. */
export const ORIGINAL_LANGUAGE = 'en';

export interface Compilation {
  readonly lessons: CompiledLessons;
  readonly problems: readonly LessonProblem[];
}

/**
 * Compiles every course of a folder. Courses and steps with defects are left out and reported as problems.
 * @throws what the file system says when the folder cannot be read
 */
export function compileLessons(dir: string): Compilation {
  const read = courseFolders(dir).map((folder) => readCourse(folder, messagesFor('en').lint));
  const courses = read.flatMap(({ parsed }) => compileCourse(parsed) ?? []);
  return { lessons: { courses }, problems: read.flatMap((one) => one.problems) };
}

/** Compiles one course; undefined when it could not be read. */
export function compileCourse({ course, exercises, translations }: ParsedCourse): CompiledCourse | undefined {
  if (course === undefined) return undefined;
  const texts: Record<string, string> = {
    [ORIGINAL_LANGUAGE]: JSON.stringify(withWordsOf(course, translations.values())),
  };
  const titles: Record<string, string> = { [ORIGINAL_LANGUAGE]: course.title };
  const outlines: Record<string, string> = { [ORIGINAL_LANGUAGE]: outlineOf(course) };
  const pages: Record<string, string> = { [ORIGINAL_LANGUAGE]: JSON.stringify(exercises) };
  for (const [language, translation] of translations) {
    const localized = localize(course, translation);
    titles[language] = localized.title;
    texts[language] = JSON.stringify(localized);
    outlines[language] = outlineOf(localized);
    pages[language] = JSON.stringify(
      exercises.map((one) => localizeLesson(one, translation.exercises.get(one.id))),
    );
  }
  return { id: course.id, titles, texts, outlines, exercises: pages };
}

function outlineOf({ id, title, lessons }: Course): string {
  const outline: CourseOutline = {
    id,
    title,
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      title: lesson.title,
      steps: lesson.steps.map(({ id, title, optional, drivers }) => ({
        id,
        title,
        ...defined({ optional, drivers }),
      })),
    })),
  };
  return JSON.stringify(outline);
}
