import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lessonsEsbuildPlugin } from '../../scripts/lessons-plugin.ts';
import type * as Courses from '../../src/lesson/courses.ts';
import { lintFolder } from '../../src/lesson/lint.ts';
import { placeOf, replaced, stampedFiles } from './example.ts';

const ENTRY = join(import.meta.dirname, '../../src/lesson/courses.ts');
let dir = '';

function write(files: ReadonlyMap<string, string>, folder: string): string {
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return dirname(folder);
}

/** Bundles the program's reader of courses with the lessons of a folder. */
async function bundle(lessons: string, outfile: string) {
  return build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    metafile: true,
    plugins: [lessonsEsbuildPlugin(lessons)],
  });
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'swarm-tutor-courses-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('a program that is built with lessons', () => {
  let courses: typeof Courses;
  let inputs: string[] = [];
  beforeAll(async () => {
    const outfile = join(dir, 'good.mjs');
    const { metafile } = await bundle(write(stampedFiles(), join(dir, 'good/one')), outfile);
    inputs = Object.keys(metafile.inputs);
    courses = await import(outfile);
  });

  test('loads the first when none is named', () => {
    expect(courses.loadCourse(undefined, 'en').id).toBe('first-swarm');
    expect(courses.loadCourse('first-swarm', 'en').title).toBe('A first swarm');
  });
  test('falls back from a region to its language, and from an unknown language to English', () => {
    expect(courses.loadCourse(undefined, 'zh').title).toBe('第一个 swarm');
    expect(courses.loadCourse(undefined, 'zh-CN').title).toBe('第一个 swarm');
    expect(courses.loadCourse(undefined, 'fr').title).toBe('A first swarm');
    expect(courses.loadCourse(undefined, 'constructor').title).toBe('A first swarm');
  });
  test('reads a text once', () => {
    expect(courses.loadCourse(undefined, 'zh')).toBe(courses.loadCourse('first-swarm', 'zh_CN'));
  });
  test('has no such course, and says so', () => {
    expect(() => courses.loadCourse('part-9', 'en')).toThrow('there is no course part-9');
  });
  test('carries no parser for what is parsed already', () => {
    expect(inputs.filter((input) => input.includes('node_modules'))).toEqual([]);
  });
});

test('lessons with a problem are not built, and the build says where', async () => {
  const files = replaced(stampedFiles(), '01-start.md', 'within: 10s', 'whitin: 10s');
  const built = bundle(write(files, join(dir, 'bad/one')), join(dir, 'bad.mjs'));
  // The build counts columns from 0.
  const [line, column] = placeOf(files, '01-start.md', 'whitin').split(':').map(Number);
  const says = `01-start.md:${line}:${Number(column) - 1}: ERROR: [plugin: lessons] unknown key "whitin"`;
  await expect(built).rejects.toThrow(says);
});

test('what a translation lacks or has not caught up with does not stop the build', async () => {
  const files = replaced(stampedFiles(), '01-start.md', 'Set `replicas` to 3', 'Now set `replicas` to 3');
  files.set('course.fr.yaml', 'title: Un premier swarm\n');
  const outfile = join(dir, 'unfinished.mjs');
  const { warnings } = await bundle(write(files, join(dir, 'unfinished/one')), outfile);
  expect(warnings.map(({ text }) => text).join('\n')).toMatch(
    /no translation into "fr"[\s\S]*"scale" has changed/,
  );
  const courses: typeof Courses = await import(outfile);
  expect(courses.loadCourse(undefined, 'fr').title).toBe('Un premier swarm');
  expect(courses.loadCourse(undefined, 'fr').lessons[0]?.title).toBe('Start a swarm');
});

describe('a third language', () => {
  // An invented one: no code can know its tag or its words.
  const files = stampedFiles();
  const invented = (text: string) =>
    text
      .replace(/words: .*/, 'words: [vap]')
      .replace(/\p{sc=Han}+/gu, 'zub')
      .replaceAll('，', ', ')
      .replaceAll('。', '.');
  files.set('01-start.qaa.md', invented(files.get('01-start.zh.md') ?? ''));
  const page = 'exercises/quiet-node';
  files.set(`${page}.qaa.md`, invented(files.get(`${page}.zh.md`) ?? ''));
  files.set('course.qaa.yaml', invented(files.get('course.zh.yaml') ?? ''));
  files.set('glossary.qaa.yaml', 'terms:\n  - {term: node, word: zub, never: [nod]}\n');

  test('is linted, counted, built and loaded with nothing but its files', async () => {
    const outfile = join(dir, 'third.mjs');
    const folder = write(files, join(dir, 'third/one'));
    expect(lintFolder(folder)).toMatchObject({
      problems: [],
      translations: [{ language: 'qaa', done: 7, total: 7 }, { language: 'zh' }],
    });
    await bundle(folder, outfile);
    const courses: typeof Courses = await import(outfile);
    const course = courses.loadCourse(undefined, 'qaa-Latn');
    expect(course.title).toBe('zub swarm');
    expect(course.lessons[0]?.steps.map(({ title }) => title)).toContain('zub stack');
    expect(JSON.stringify(course)).not.toMatch(/\p{sc=Han}|"stale"/u);
    const commands = (language: string) =>
      courses
        .loadCourse(undefined, language)
        .lessons.flatMap(({ steps }) => steps.map((step) => step.commands));
    expect(commands('qaa')).toEqual(commands('en'));
    const exercises = (language: string) => courses.loadExercises(undefined, language);
    expect(exercises('qaa').map(({ title }) => title)).toEqual(['zub']);
    expect(exercises('qaa').map(({ start }) => start)).toEqual(exercises('en').map(({ start }) => start));
  });
  test('is held to its own glossary', () => {
    const wrong = replaced(files, '01-start.qaa.md', 'zub stack', 'nod stack');
    expect(lintFolder(write(wrong, join(dir, 'wrong/one'))).problems.map(({ message }) => message)).toEqual([
      '"nod" is not the word for "node": write "zub", as the glossary has it',
    ]);
  });
});
