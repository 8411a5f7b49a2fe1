/** The courses at hand: the one that the program begins with, and those that were added in this start. */
import lessons from 'virtual:lessons';
import type { CompiledCourse } from './compile.ts';
import type { Exercise } from './exercise-types.ts';
import type { Course, CourseOutline } from './types.ts';

const added: CompiledCourse[] = [];
/** The hashes of the files of added courses that did not come with the program. */
const hashes = new Map<string, string>();
const loaded = new Map<string, Course>();

function allCourses(): readonly CompiledCourse[] {
  return [...lessons.courses, ...added];
}

/** The id of the course that learners begin with. */
export function firstCourse(): string {
  return courseOf(undefined).id;
}

/**
 * Adds a course that the program does not begin with, in the place of an earlier one of its id.
 * @param hash of its files, where it did not come with the program
 */
export function addCourse(course: CompiledCourse, hash?: string): void {
  if (hash === undefined) hashes.delete(course.id);
  else hashes.set(course.id, hash);
  const at = added.findIndex(({ id }) => id === course.id);
  added.splice(at < 0 ? added.length : at, at < 0 ? 0 : 1, course);
  for (const key of loaded.keys()) if (key.startsWith(`${course.id} `)) loaded.delete(key);
}

/**
 * A course in a language; only this one is read and parsed.
 * @param id the course; undefined for the first
 * @param language a language tag: `zh-CN` falls back to `zh`, and a language without a translation to the original
 * @throws RangeError when there is no such course
 */
export function loadCourse(id: string | undefined, language: string): Course {
  const { id: found, texts } = courseOf(id);
  const tag = tagIn(texts, language);
  const key = `${found} ${tag}`;
  const course = loaded.get(key) ?? (JSON.parse(texts[tag] ?? 'null') as Course);
  loaded.set(key, course);
  return course;
}

/** What a course is made of, in a language; the course itself isn't read. @throws RangeError when there is no such course */
export function loadOutline(id: string | undefined, language: string): CourseOutline {
  const { outlines } = courseOf(id);
  return JSON.parse(outlines[tagIn(outlines, language)] ?? 'null') as CourseOutline;
}

/** Which version of a course by others is at hand; undefined for those that came with the program. */
export function hashOfAdded(id: string): string | undefined {
  return hashes.get(id);
}

/** The exercises of a course in a language, easy ones first. @throws RangeError when there is no such course */
export function loadExercises(id: string | undefined, language: string): readonly Exercise[] {
  return pagesOf(id, language).filter(({ after }) => after === undefined);
}

/** The follow-ups of a course in a language. @throws RangeError when there is no such course */
export function loadFollowUps(id: string | undefined, language: string): readonly Exercise[] {
  return pagesOf(id, language).filter(({ after }) => after !== undefined);
}

/** The exercises of a course in a language, and after them its follow-ups. @throws RangeError when there is no such course */
export function loadAllExercises(id: string | undefined, language: string): readonly Exercise[] {
  const pages = pagesOf(id, language);
  const isFollowUp = ({ after }: Exercise): boolean => after !== undefined;
  return [...pages.filter((page) => !isFollowUp(page)), ...pages.filter(isFollowUp)];
}

function pagesOf(id: string | undefined, language: string): readonly Exercise[] {
  const { exercises } = courseOf(id);
  return JSON.parse(exercises[tagIn(exercises, language)] ?? '[]') as readonly Exercise[];
}

function courseOf(id: string | undefined): CompiledCourse {
  const courses = allCourses();
  const found = id === undefined ? courses[0] : courses.find((course) => course.id === id);
  if (found === undefined) throw new RangeError(`there is no course ${id ?? ''}`.trimEnd());
  return found;
}

/** The closest available language. */
function tagIn(texts: Readonly<Record<string, string>>, language: string): string {
  const candidates = [language, language.split(/[-_]/)[0] ?? '', 'en', ...Object.keys(texts)];
  return candidates.find((candidate) => Object.hasOwn(texts, candidate)) ?? '';
}
