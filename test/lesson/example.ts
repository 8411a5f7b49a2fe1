/** The example course of docs/lessons.md, and ways to break it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import type { LessonProblem } from '../../src/lesson/problem.ts';
import { parseMarkdown } from '../../src/lesson/read/markdown.ts';
import { stampCourse, stampLesson } from '../../src/lesson/stamp.ts';
import type { Course } from '../../src/lesson/types.ts';

const DOCS = join(import.meta.dirname, '../../docs/lessons.md');

const example = new Map<string, string>();
for (const node of parseMarkdown(readFileSync(DOCS, 'utf8')).children) {
  if (node.type === 'code' && node.meta) example.set(node.meta, `${node.value}\n`);
}

/** The files of the example, as they stand in the documentation. */
export function exampleFiles(): Map<string, string> {
  return new Map(example);
}

/** The course of some files; fails when there is none. */
export function courseOf(files: ReadonlyMap<string, string>): Course {
  const { course, problems } = parseCourse(files);
  if (course === undefined) throw new Error(JSON.stringify(problems));
  return course;
}

/** The example with the marks of its translation up to date. */
export function stampedFiles(): Map<string, string> {
  const files = exampleFiles();
  const course = courseOf(files);
  const [lesson] = course.lessons;
  if (lesson === undefined) throw new Error('the example has no lesson');
  files.set('01-start.zh.md', stampLesson(files.get('01-start.zh.md') ?? '', lesson));
  const [exercise] = parseCourse(files).exercises;
  if (exercise === undefined) throw new Error('the example has no exercise');
  const page = 'exercises/quiet-node.zh.md';
  files.set(page, stampLesson(files.get(page) ?? '', exercise));
  files.set('course.zh.yaml', stampCourse(files.get('course.zh.yaml') ?? '', course));
  return files;
}

/** The example without its translation, and one text of one file replaced. */
export function broken(file: string, from: string, to: string): Map<string, string> {
  const files = exampleFiles();
  for (const name of files.keys()) if (/\.zh\.(md|yaml)$/.test(name)) files.delete(name);
  return replaced(files, file, from, to);
}

/** One text of one file replaced; fails when the text does not stand there. */
export function replaced(files: Map<string, string>, file: string, from: string, to: string) {
  const text = files.get(file) ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return new Map(files).set(
    file,
    text.replace(from, () => to),
  );
}

/** Problems as `file: message`. */
export function told(problems: readonly LessonProblem[]): string[] {
  return problems.map(({ file, message }) => `${file}: ${message}`);
}

/** Where a text stands in a file, `line:column`. */
export function placeOf(files: ReadonlyMap<string, string>, file: string, text: string): string {
  const before = (files.get(file) ?? '').split(text)[0] ?? '';
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
