/** Proves all exercises of a course folder; failures are problems of its files. */
import { join } from 'node:path';
import { readText } from '../files/read.ts';
import type { Messages } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import type { CourseFolder } from '../lesson/course-folders.ts';
import type { LessonProblem } from '../lesson/problem.ts';
import { headingId, normalize } from '../lesson/read/document.ts';
import { prove } from './prove.ts';

/** Proves every exercise of a folder that was read and has no problem, one after the other. */
export async function proveCourse(
  { dir, parsed, problems }: CourseFolder,
  messages: Messages,
  signal?: AbortSignal,
): Promise<LessonProblem[]> {
  const { course, exercises } = parsed;
  if (course === undefined || problems.some(({ unfinished }) => !unfinished)) return [];
  const found: LessonProblem[] = [];
  for (const exercise of exercises) {
    const file = join(dir, 'exercises', `${exercise.id}.md`);
    for (const { section, why } of await prove(exercise, course, signal)) {
      const message = inWords(why, messages).split('\n').join(' ');
      found.push({ file, line: lineOf(section, readText(file)), column: 1, message });
    }
  }
  return found;
}

/** The line of a section's heading. */
function lineOf(section: string, text: string): number {
  const lines = normalize(text).split('\n');
  return lines.findIndex((line) => /^##\s/.test(line) && headingId(line)?.id === section) + 1;
}
