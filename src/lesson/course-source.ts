/** A course with the text that it was read from, so that a problem can be located. */
import type { LintWords, ReportProblem } from './problem.ts';
import type { SourceExercise } from './read/read-exercise.ts';
import type { SourceLesson } from './read/read-lesson.ts';
import type { YamlSource } from './read/yaml-source.ts';
import type { RawCourse } from './schema/course.ts';
import type { Course } from './types.ts';

/** A course with what is needed to locate its parts. */
export interface CourseSource {
  readonly course: Course;
  readonly raw: RawCourse;
  /** The whole text of course.yaml. */
  readonly text: string;
  readonly lessons: readonly SourceLesson[];
  readonly exercises: readonly SourceExercise[];
  /** The place of a value in course.yaml. */
  readonly where: YamlSource['at'];
  readonly reportIn: (file: string) => ReportProblem;
  readonly messages: LintWords;
}
