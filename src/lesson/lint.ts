/** Checks a folder of lessons, for their authors. */
import { messagesFor } from '../i18n/messages.ts';
import { briefly } from './course-files.ts';
import { type CourseFolder, courseFolders, readCourse } from './course-folders.ts';
import { translationState } from './localize.ts';
import type { ParsedCourse } from './parse-course.ts';
import type { LessonProblem, LintWords } from './problem.ts';

/** How many steps of a course are translated to a language and up to date. */
export interface TranslationShare {
  readonly course: string;
  readonly language: string;
  readonly done: number;
  readonly total: number;
}

export interface LintResult {
  /** How many files were read. */
  readonly files: number;
  /** In the order of the files and lines; `file` begins with the folder as it was named. */
  readonly problems: readonly LessonProblem[];
  readonly translations: readonly TranslationShare[];
  /** The courses as they were read. */
  readonly courses: readonly CourseFolder[];
}

/** Checks a course, or a folder of courses. Never throws: every defect becomes a problem. */
export function lintFolder(dir: string, messages: LintWords = messagesFor('en').lint): LintResult {
  const nothing = (message: string): LintResult => ({
    files: 0,
    problems: [{ file: dir, line: 1, column: 1, message }],
    translations: [],
    courses: [],
  });
  let folders: string[];
  try {
    folders = courseFolders(dir);
  } catch (error) {
    return nothing(messages.folderUnreadable(briefly(error)));
  }
  if (folders.length === 0) return nothing(messages.noCourse);
  const courses = folders.map((folder) => readCourse(folder, messages));
  return {
    files: courses.reduce((sum, course) => sum + course.files, 0),
    problems: courses.flatMap((course) => course.problems),
    translations: courses.flatMap(({ parsed }) => shares(parsed)),
    courses,
  };
}

function shares({ course, exercises, translations }: ParsedCourse): TranslationShare[] {
  if (course === undefined) return [];
  return [...translations.values()].map((translation) => {
    const { done, total } = translationState(course, exercises, translation);
    return { course: course.id, language: translation.language, done, total };
  });
}
