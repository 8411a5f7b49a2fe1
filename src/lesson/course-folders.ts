/** Finds the courses below a folder, and reads each with all its problems. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderFiles } from './course-files.ts';
import { readCourseFolder } from './folder.ts';
import { COURSE_FILE, type ParsedCourse, parseCourse } from './parse-course.ts';
import { type LessonProblem, type LintWords, sortProblems } from './problem.ts';

/** A course read from a folder or an archive. */
export interface CourseFolder {
  readonly dir: string;
  /** How many files were read. */
  readonly files: number;
  readonly texts: ReadonlyMap<string, string>;
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
export function readCourse(dir: string, messages: LintWords): CourseFolder {
  return parseFiles(dir, readCourseFolder(dir, messages), messages);
}

/**
 * Parses the files of a course.
 * @param dir the folder or archive that they came from, by which problems name them
 */
export function parseFiles(
  dir: string,
  { files, problems, isRefused }: FolderFiles,
  messages: LintWords,
): CourseFolder {
  // A file that could not be read is one problem, not a second one where it is missing.
  const unread = new Set(problems.map(({ file }) => file));
  const parsed =
    unread.has(COURSE_FILE) || isRefused
      ? { exercises: [], problems: [], translations: new Map() }
      : parseCourse(files, messages, unread);
  const all = [...problems, ...parsed.problems].map((one) => ({ ...one, file: join(dir, one.file) }));
  return { dir, files: files.size, texts: files, parsed, problems: sortProblems(all) };
}
