/** The courses that the program carries beside the one that it begins with: apart, as a start does without them. */
import compiled from 'virtual:other-lessons';
import type { CompiledCourse, CompiledLessons } from './compile.ts';

/** These courses, in order. */
export function otherCourses(): readonly CompiledCourse[] {
  return (JSON.parse(compiled) as CompiledLessons).courses;
}
