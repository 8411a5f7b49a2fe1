/** Reads the course at a path, for the commands that take one. */
import type { Messages } from '../i18n/messages.ts';
import { briefly } from '../lesson/course-files.ts';
import type { CourseFolder } from '../lesson/course-folders.ts';
import { readGivenCourse } from '../lesson/given-course.ts';
import { CommandError, EXIT } from './io.ts';

/** The course with its problems. @throws CommandError (2) when there is nothing at the path */
export async function readCourseAt(path: string, messages: Messages): Promise<CourseFolder> {
  try {
    return await readGivenCourse(path, messages.lint);
  } catch (error) {
    throw new CommandError(messages.course.unreadable(path, briefly(error)), EXIT.usage);
  }
}
