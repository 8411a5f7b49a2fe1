/** Reads all files of a course folder in other languages. */
import type { CourseSource } from './course-source.ts';
import { EXERCISE_FILE } from './exercise-files.ts';
import { normalize } from './read/document.ts';
import {
  type CourseTranslation,
  type LessonTranslation,
  readCourseTranslation,
  readLessonTranslation,
  type Translation,
} from './read/read-translation.ts';

const LESSON_FILE = /^([^/]+?)(?:\.([a-z]{2,3}(?:-[A-Za-z]+)?))?\.md$/;
const COURSE_TRANSLATION = /^course\.([a-z]{2,3}(?:-[A-Za-z]+)?)\.yaml$/;

interface TranslatedFiles {
  course?: CourseTranslation;
  readonly lessons: Map<string, LessonTranslation>;
  readonly exercises: Map<string, LessonTranslation>;
}

/** Every file of another language, by language; files that belong to nothing are reported. */
export function readTranslations(
  source: CourseSource,
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, Translation> {
  const { messages, reportIn, raw } = source;
  const languages = new Map<string, TranslatedFiles>();
  const of = (language: string): TranslatedFiles => {
    const found = languages.get(language) ?? { lessons: new Map(), exercises: new Map() };
    languages.set(language, found);
    return found;
  };
  const known = new Set(raw.lessons);
  for (const [file, content] of files) {
    const report = reportIn(file);
    const read = () => readLessonTranslation(file, content, messages, report);
    const course = COURSE_TRANSLATION.exec(file)?.[1];
    if (course !== undefined) {
      const translated = readCourseTranslation(file, normalize(content), messages, report);
      if (translated) of(course).course = translated;
      continue;
    }
    const [, exercise, tag] = EXERCISE_FILE.exec(file) ?? [];
    if (exercise !== undefined && tag !== undefined) {
      const original = `exercises/${exercise}.md`;
      const found = source.exercises.find((one) => one.file === original);
      if (!files.has(original)) report({ line: 1, column: 1 }, messages.translationOrphan(original));
      const translated = found && read();
      if (found && translated) of(tag).exercises.set(found.exercise.id, translated);
      continue;
    }
    const [, name = '', language] = LESSON_FILE.exec(file) ?? [];
    if (name === '' || file === raw.coverage || /^readme$/i.test(name)) continue;
    if (!known.has(name)) {
      const orphan =
        language === undefined ? messages.lessonUnlisted : messages.translationOrphan(`${name}.md`);
      report({ line: 1, column: 1 }, orphan);
    } else if (language !== undefined) {
      const original = source.lessons.find((lesson) => lesson.file === `${name}.md`);
      const translated = read();
      if (translated && original) of(language).lessons.set(original.lesson.id, translated);
    }
  }
  return new Map([...languages].map(([language, found]) => [language, { language, ...found }]));
}
