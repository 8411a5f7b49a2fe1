/** The courses that the program carries beside the one that it begins with: apart, as a start does without them. */
import lessons from 'virtual:other-lessons';
import type { CompiledCourse } from './compile.ts';

/** These courses, in order. */
export function otherCourses(): readonly CompiledCourse[] {
  return lessons.courses;
}
