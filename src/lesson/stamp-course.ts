/** Marks all translations of a course as up to date. */
import type { CourseFolder } from './course-folders.ts';
import { stampCourse, stampLesson } from './stamp.ts';

/** The files whose marks change, with their new texts, by path within the course. */
export function stampedFiles({ parsed, texts }: CourseFolder): ReadonlyMap<string, string> {
  const { course, exercises, translations } = parsed;
  const changed = new Map<string, string>();
  const rewrite = (file: string, stamp: (text: string) => string): void => {
    const text = texts.get(file);
    if (text === undefined) return;
    const stamped = stamp(text);
    // The line ends stay as the author's editor writes them.
    const written = text.includes('\r\n') ? stamped.replaceAll('\n', '\r\n') : stamped;
    if (written !== text) changed.set(file, written);
  };
  if (course === undefined) return changed;
  for (const { language, lessons, exercises: pages } of translations.values()) {
    for (const lesson of course.lessons) {
      const file = lessons.get(lesson.id)?.file;
      if (file !== undefined) rewrite(file, (text) => stampLesson(text, lesson));
    }
    for (const exercise of exercises) {
      const file = pages.get(exercise.id)?.file;
      if (file !== undefined) rewrite(file, (text) => stampLesson(text, exercise));
    }
    rewrite(`course.${language}.yaml`, (text) => stampCourse(text, course));
  }
  return changed;
}
