/** The courses that a learner trusts: their files as they were then, so that they can be opened by name and compared. */
import { join } from 'node:path';
import { writeFileAtomic } from '../files/atomic.ts';
import { coursesIn, type Home } from '../files/home.ts';
import { readIfThere } from '../files/read.ts';
import { hashOfFiles } from '../lesson/given-course.ts';
import { isRecord, parseJson } from '../value/json.ts';

const SCHEMA = 1;
const FILE = 'course.json';

/** A course as it was trusted. */
export interface KeptCourse {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  /** The folder or archive that it came from. */
  readonly source: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The kept course of that id; undefined if there is none, or what is there is no longer what was trusted. */
export function keptCourse(home: Home, id: string): KeptCourse | undefined {
  const json = parseJson(readIfThere(join(home.courses, id, FILE)) ?? '');
  if (!isRecord(json) || json.schema !== SCHEMA || !isRecord(json.files)) return undefined;
  const { title, hash, source } = json;
  if (typeof title !== 'string' || typeof hash !== 'string' || typeof source !== 'string') return undefined;
  const files = new Map(
    Object.entries(json.files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return hashOfFiles(files) === hash ? { id, title, hash, source, files } : undefined;
}

/** All kept courses, by id. */
export function keptCourses(home: Home): readonly KeptCourse[] {
  return coursesIn(home).flatMap((id) => keptCourse(home, id) ?? []);
}

/** Keeps a course that is trusted now. @throws what the file system throws */
export function keepCourse(home: Home, { id, title, hash, source, files }: KeptCourse): void {
  const document = { schema: SCHEMA, title, hash, source, files: Object.fromEntries(files) };
  writeFileAtomic(join(home.courses, id, FILE), `${JSON.stringify(document)}\n`, 0o600);
}
