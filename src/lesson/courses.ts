/** The courses that the program carries. */
import compiled from 'virtual:lessons';
import type { CompiledCourse, CompiledLessons } from './compile.ts';
import type { Course } from './types.ts';

let lessons: CompiledLessons | undefined;
const loaded = new Map<string, Course>();

function allCourses(): readonly CompiledCourse[] {
  lessons ??= JSON.parse(compiled) as CompiledLessons;
  return lessons.courses;
}

/**
 * A course in a language; only this one is parsed.
 * @param id the course; undefined for the first
 * @param language a language tag: `zh-CN` falls back to `zh`, and what there is no translation for to the original
 * @throws RangeError when there is no such course
 */
export function loadCourse(id: string | undefined, language: string): Course {
  const courses = allCourses();
  const found = id === undefined ? courses[0] : courses.find((course) => course.id === id);
  if (found === undefined) throw new RangeError(`there is no course ${id ?? ''}`.trimEnd());
  const candidates = [language, language.split(/[-_]/)[0] ?? '', 'en', ...Object.keys(found.texts)];
  const tag = candidates.find((candidate) => Object.hasOwn(found.texts, candidate)) ?? '';
  const key = `${found.id} ${tag}`;
  const course = loaded.get(key) ?? (JSON.parse(found.texts[tag] ?? 'null') as Course);
  loaded.set(key, course);
  return course;
}
