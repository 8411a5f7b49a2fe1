/** Courses made to do harm or to hold things up: each meets one clear message, and changes nothing. */
import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';
import { smallCourse, writeFiles } from '../support/small-course.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

type Files = Readonly<Record<string, string>>;

const courseWith = (from: string, to: string): Files => {
  const text = smallCourse()['course.yaml'] ?? '';
  expect(text).toContain(from);
  return { 'course.yaml': text.replace(from, () => to) };
};
const lessonWith = (from: string, to: string): Files => {
  const text = smallCourse()['01-start.md'] ?? '';
  expect(text).toContain(from);
  return { '01-start.md': text.replace(from, () => to) };
};
const prose = (text: string): Files => lessonWith('## Look {#look}\n', `## Look {#look}\n\n${text}\n`);
const check = (text: string): Files => lessonWith("output: {stdout: '/node9/'}", text);

/** A billion texts out of ten lines. */
const BOMB = Array.from({ length: 10 }, (_, at) =>
  at === 0
    ? 'a0: &a0 [lol]'
    : `a${at}: &a${at} [${Array(10)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
).join('\n');

const HOSTILE: readonly (readonly [string, Files, RegExp])[] = [
  ['a YAML bomb', { 'course.yaml': `${BOMB}\n` }, /course\.yaml:\d+:\d+: .*(more than 100|alias)/i],
  ['50,000 open comments', prose('<!--\n\n'.repeat(50_000)), /01-start\.md:\d+:1: more than/],
  ['runs of a**', prose('a**'.repeat(5000)), /01-start\.md:\d+:1: more than 1000 of \*/],
  ['levels of quotes', prose(`${'> '.repeat(2000)}x`), /01-start\.md:\d+:1: more than 50/],
  ['a file of two megabytes', { 'files/notes.txt': 'x'.repeat(2_000_000) }, /notes\.txt:1:1: .*larger than/],
  ['an endless line', prose('x'.repeat(10_000)), /01-start\.md:\d+:1: this line has more than/],
  ['keys without end', { 'course.yaml': 'a: 1\n'.repeat(30_000) }, /course\.yaml:10001:1: more than 10000/],
  [
    'a pattern that looks ahead',
    check("output: {stdout: '/(?=(a+)+$)/'}"),
    /01-start\.md:\d+:\d+: .*looks ahead/,
  ],
  [
    'a pattern too large',
    check("output: {stdout: '/(a{1000}){1000}/'}"),
    /01-start\.md:\d+:\d+: .*expression/,
  ],
  [
    'an id that leads out of the home',
    courseWith('id: small', 'id: ../../small'),
    /course\.yaml:2:5: .*lower-case/,
  ],
  [
    'a file outside the workspace',
    courseWith('[notes.txt]', '[../notes.txt]'),
    /course\.yaml:9:\d+: .*relative path/,
  ],
  ['a check of a file outside', check('file: {path: /etc/passwd}'), /01-start\.md:\d+:\d+: .*relative path/],
  [
    'a title that moves the cursor',
    courseWith('A small course', '"\u001b[2J"'),
    /course\.yaml:3:\d+: .*U\+001B/,
  ],
  [
    'an author written backwards',
    courseWith('Ann Author', 'Ann\u202eAuthor'),
    /course\.yaml:5:\d+: .*U\+202E/,
  ],
  ['a lesson that is not text', { '01-start.md': 'a\0b' }, /01-start\.md:1:1: this is not UTF-8 text/],
  [
    'an unknown kind of key',
    courseWith('goal: look', 'goal: look\n__proto__: {polluted: true}'),
    /course\.yaml:\d+:\d+: /,
  ],
];

describe.each(HOSTILE)('%s', (_name, changed, message) => {
  test('is refused with file, line and reason, and nothing is made', async () => {
    const root = folders.make();
    const home = join(root, 'home');
    const dir = writeFiles(join(root, 'course'), smallCourse(changed));
    const { code, stdout, stderr } = await inside(['run', '--course', dir], { home });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at |Something went wrong/m);
    expect(stderr.split('\n').length).toBeLessThan(30);
    expect(existsSync(join(home, 'courses'))).toBe(false);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });
});

test.skipIf(process.platform === 'win32')(
  'a pipe or a link in the place of course.yaml is never opened',
  async () => {
    for (const put of [
      (path: string) => void execFileSync('mkfifo', [path]),
      (path: string) => symlinkSync('/dev/zero', path),
      (path: string) => symlinkSync('course.yaml', path),
    ]) {
      const root = folders.make();
      put(join(root, 'course.yaml'));
      const { code, stderr } = await inside(['run', '--course', root], { home: join(root, 'home') });
      expect(code).toBe(2);
      expect(stderr).toMatch(/course\.yaml:1:1: this is (a link|not a plain file)/);
    }
  },
);

test('a name with lines in it cannot answer the question for trust', async () => {
  const root = folders.make();
  const forged = courseWith('Ann Author', '"Ann\\n\\nIts hash: 00\\nYou trust it."');
  const dir = writeFiles(join(root, 'course'), smallCourse(forged));
  const { code, stderr } = await inside(['run', '--course', dir], { home: join(root, 'home') });
  expect(code).toBe(2);
  expect(stderr.split('\n').filter((line) => line.startsWith('Its hash:'))).toHaveLength(1);
  expect(stderr).not.toMatch(/^You trust it/m);
});

test('an archive that is none is told in one message', async () => {
  const root = folders.make();
  for (const [name, bytes] of [
    ['zip.tgz', 'PK\u0003\u0004'],
    ['cut.tgz', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['empty.tar', ''],
  ] as const) {
    writeFileSync(join(root, name), bytes);
    const { code, stderr } = await inside(['run', '--course', join(root, name)], {
      home: join(root, 'home'),
    });
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  }
});
