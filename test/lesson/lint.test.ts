import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileLessons } from '../../src/lesson/compile.ts';
import { lintFolder } from '../../src/lesson/lint.ts';
import { problemLine } from '../../src/lesson/problem.ts';
import type { Course } from '../../src/lesson/types.ts';
import { placeOf, replaced, stampedFiles } from './example.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'swarm-tutor-lint-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function write(files: ReadonlyMap<string, string | Uint8Array>, folder = dir): void {
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const messages = (path = dir) => lintFolder(path).problems.map(({ message }) => message);

describe('a folder that is a course', () => {
  test('is read whole, and its translations are counted', () => {
    write(stampedFiles());
    expect(lintFolder(dir)).toMatchObject({
      files: 8,
      problems: [],
      translations: [{ course: 'first-swarm', language: 'zh', done: 7, total: 7 }],
    });
  });
  test('tells problems in the form that editors understand, with the folder as it was named', () => {
    const files = replaced(stampedFiles(), '01-start.md', 'within: 10s', 'whitin: 10s');
    write(files);
    expect(lintFolder(dir).problems.map(problemLine)).toEqual([
      `${join(dir, '01-start.md')}:${placeOf(files, '01-start.md', 'whitin')}: unknown key "whitin" in "check.1": correct its spelling or remove it`,
    ]);
  });
  test('may stand in a folder of courses', () => {
    write(stampedFiles(), join(dir, 'one'));
    write(stampedFiles(), join(dir, 'two'));
    mkdirSync(join(dir, 'none'));
    expect(lintFolder(dir)).toMatchObject({ files: 16, problems: [] });
  });
});

describe('what is no course is one clear problem', () => {
  test('a folder that is not there', () => {
    expect(messages(join(dir, 'nowhere'))).toEqual([
      'this folder cannot be read (ENOENT): name a folder with a course.yaml',
    ]);
  });
  test('a file', () => {
    writeFileSync(join(dir, 'x'), '');
    expect(messages(join(dir, 'x'))).toEqual([
      'this folder cannot be read (ENOTDIR): name a folder with a course.yaml',
    ]);
  });
  test('an empty folder', () => {
    expect(messages()).toEqual([
      'there is no course here: name a folder that has a course.yaml, or whose folders have one',
    ]);
  });
  test('an empty course.yaml', () => {
    write(new Map([['course.yaml', '\n']]));
    expect(messages()).toHaveLength(1);
  });
  test('a course.yaml that is a list', () => {
    write(new Map([['course.yaml', '- a\n']]));
    expect(messages()).toEqual(['this block must be a map, not a list']);
  });
  test('binary garbage', () => {
    const garbage = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256);
    write(new Map([['course.yaml', garbage]]));
    expect(messages()).toEqual(['this is not UTF-8 text: save it as UTF-8']);
  });
  test('YAML that would grow without end', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1)
      lines.push(
        `a${at}: &a${at} [${Array(9)
          .fill(`*a${at - 1}`)
          .join(', ')}]`,
      );
    write(new Map([['course.yaml', lines.join('\n')]]));
    expect(messages()).toHaveLength(1);
  });
});

describe('one bad file among good ones', () => {
  test.each([
    ['binary garbage', Uint8Array.of(0xff, 0xfe, 0, 1), 'this is not UTF-8 text: save it as UTF-8'],
    ['empty', '', 'this file is empty: write the lesson, or take it off the list in course.yaml'],
    [
      'huge',
      'x'.repeat(1024 * 1024 + 1),
      'this file is larger than 1048576 bytes: a lesson file is text of some pages',
    ],
  ])('%s', (_name, content, says) => {
    write(new Map<string, string | Uint8Array>(stampedFiles()).set('01-start.md', content));
    expect(messages()).toContain(says);
  });
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('unreadable', () => {
    write(stampedFiles());
    chmodSync(join(dir, '01-start.md'), 0);
    expect(messages().join()).toContain('this file cannot be read (EACCES)');
  });
  test.skipIf(process.platform === 'win32')('a link out of the course is not followed', () => {
    write(stampedFiles());
    symlinkSync('/', join(dir, 'files', 'root'));
    symlinkSync('/etc/hosts', join(dir, 'hosts.md'));
    expect(lintFolder(dir)).toMatchObject({
      files: 8,
      problems: [
        { message: expect.stringContaining('this is a link') },
        { message: expect.stringContaining('this is a link') },
      ],
    });
  });
});

describe('compiled lessons', () => {
  test('are a text for each course and language', () => {
    write(stampedFiles(), join(dir, 'one'));
    const { lessons, problems } = compileLessons(dir);
    expect(problems).toEqual([]);
    const [course] = lessons.courses;
    expect(Object.keys(course?.texts ?? {})).toEqual(['en', 'zh']);
    const chinese: Course = JSON.parse(course?.texts.zh ?? '');
    expect(chinese.title).toBe('第一个 swarm');
  });
  test('leave out a step that is no good, and say so', () => {
    write(replaced(stampedFiles(), '01-start.md', 'kind: by-hand', 'kind: by-foot'), join(dir, 'one'));
    const { lessons, problems } = compileLessons(dir);
    const course: Course = JSON.parse(lessons.courses[0]?.texts.en ?? '');
    expect(course.lessons[0]?.steps.map(({ id }) => id)).not.toContain('scale');
    expect(problems.map(({ message }) => message).join()).toContain('by-foot');
  });
});
