/** Checks a folder of lessons, for their authors. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { readCourseFolder, reasonOf } from './folder.ts';
import { translationState } from './localize.ts';
import { COURSE_FILE, type ParsedCourse, parseCourse } from './parse-course.ts';
import { type LessonProblem, sortProblems } from './problem.ts';

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
  /** In the order in which an author meets them; `file` begins with the folder as it was named. */
  readonly problems: readonly LessonProblem[];
  readonly translations: readonly TranslationShare[];
}

/** A course read from a folder. */
export interface CourseFolder {
  readonly dir: string;
  readonly files: number;
  readonly parsed: ParsedCourse;
  /** `file` begins with the folder. */
  readonly problems: readonly LessonProblem[];
}

function isCourse(dir: string): boolean {
  return statSync(join(dir, COURSE_FILE), { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * The courses of a folder: itself, or each of its folders that is one, by name.
 * @throws what the file system says when the folder cannot be read
 */
export function courseFolders(dir: string): string[] {
  if (isCourse(dir)) return [dir];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(dir, entry.name))
    .filter(isCourse)
    .sort();
}

/** Reads and parses one course folder. */
export function readCourse(dir: string, messages: Messages['lint']): CourseFolder {
  const { files, problems } = readCourseFolder(dir, messages);
  // A file that could not be read is one problem, not a second one where it is missing.
  const unread = new Set(problems.map(({ file }) => file));
  const parsed = unread.has(COURSE_FILE)
    ? { problems: [], translations: new Map() }
    : parseCourse(files, messages, unread);
  const all = [...problems, ...parsed.problems].map((one) => ({ ...one, file: join(dir, one.file) }));
  return { dir, files: files.size, parsed, problems: sortProblems(all) };
}

/** Checks a course, or a folder of courses. Whatever stands there, the answer is problems, never an exception. */
export function lintFolder(dir: string, messages: Messages['lint'] = messagesFor('en').lint): LintResult {
  const nothing = (message: string): LintResult => ({
    files: 0,
    problems: [{ file: dir, line: 1, column: 1, message }],
    translations: [],
  });
  let folders: string[];
  try {
    folders = courseFolders(dir);
  } catch (error) {
    return nothing(messages.folderUnreadable(reasonOf(error)));
  }
  if (folders.length === 0) return nothing(messages.noCourse);
  const courses = folders.map((folder) => readCourse(folder, messages));
  return {
    files: courses.reduce((sum, course) => sum + course.files, 0),
    problems: courses.flatMap((course) => course.problems),
    translations: courses.flatMap(({ parsed }) => shares(parsed)),
  };
}

function shares({ course, translations }: ParsedCourse): TranslationShare[] {
  if (course === undefined) return [];
  return [...translations.values()].map((translation) => {
    const { done, total } = translationState(course, translation);
    return { course: course.id, language: translation.language, done, total };
  });
}
