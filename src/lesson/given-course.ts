/** A course that a learner names by its folder or archive. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readCourseArchive } from './archive.ts';
import { type CourseFolder, parseFiles, readCourse } from './course-folders.ts';
import type { LintWords } from './problem.ts';
import { normalize } from './read/document.ts';

/** Reads a course from a folder or a tar archive. Never throws for what is in it. @throws what the file system says when there is nothing */
export async function readGivenCourse(path: string, messages: LintWords): Promise<CourseFolder> {
  if (statSync(path).isDirectory()) return readCourse(path, messages);
  return parseFiles(path, await readCourseArchive(path, messages), messages);
}

/** SHA-256 of all files of a course, by which it is trusted: the same however it was packed, and on every system. */
export function hashOfFiles(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = sorted.map(([path, text]) => [path, normalize(text)]);
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
