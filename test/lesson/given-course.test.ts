/** Courses as they come: a folder, an archive, and what nobody should have to take from either. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar, type TarEntry } from 'modern-tar';
import { afterAll, describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { hashOfFiles, readGivenCourse } from '../../src/lesson/given-course.ts';
import { temporaryFolders } from '../support/program.ts';
import { smallCourse, writeFiles } from '../support/small-course.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());
const words = messagesFor('en').lint;

const entry = (name: string, body: string): TarEntry => ({
  header: { name, size: Buffer.byteLength(body), type: 'file' },
  body,
});
const entries = (files: Readonly<Record<string, string>>, prefix = ''): TarEntry[] =>
  Object.entries(files).map(([name, text]) => entry(`${prefix}${name}`, text));

async function packed(all: readonly TarEntry[]): Promise<string> {
  const path = join(folders.make(), 'course.tgz');
  writeFileSync(path, gzipSync(await packTar(all)));
  return path;
}

/** What is wrong with a course, without the folder in front. */
async function problemsOf(path: string): Promise<string[]> {
  const { problems } = await readGivenCourse(path, words);
  const name = (file: string) => file.slice(path.length).replaceAll('\\', '/');
  return problems.map(({ file, line, message }) => `${name(file)}:${line} ${message}`);
}

describe('a course is the same', () => {
  test.each(['', 'small/', 'package/', './'])(
    'in a folder and packed below "%s", whatever else lies beside it',
    async (prefix) => {
      const dir = writeFiles(folders.make(), { ...smallCourse(), 'package.json': '{}', '.git/config': 'x' });
      const archive = await packed([
        ...entries({ ...smallCourse(), 'package.json': '{}' }, prefix),
        { header: { name: `${prefix}files/`, size: 0, type: 'directory' } },
      ]);
      const [one, other] = [await readGivenCourse(dir, words), await readGivenCourse(archive, words)];
      expect(other.problems).toEqual([]);
      expect(other.parsed.course).toEqual(one.parsed.course);
      expect(hashOfFiles(other.texts)).toBe(hashOfFiles(one.texts));
    },
  );

  test('with the line ends of Windows, and another with one more letter', () => {
    const files = new Map(Object.entries(smallCourse()));
    const onWindows = new Map([...files].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));
    expect(hashOfFiles(onWindows)).toBe(hashOfFiles(files));
    expect(hashOfFiles(new Map(Object.entries(smallCourse({ 'files/notes.txt': 'note\n' }))))).not.toBe(
      hashOfFiles(files),
    );
    // Where one file ends and the next begins counts, too.
    expect(hashOfFiles(new Map([['a', 'bc']]))).not.toBe(hashOfFiles(new Map([['ab', 'c']])));
  });
});

describe('an archive is refused as a whole', () => {
  test.each(['../out.md', 'small/../../out.md', '/etc/out.md', 'C:/out.md', 'small\\..\\out.md'])(
    'when it holds %s',
    async (name) => {
      const path = await packed([...entries(smallCourse(), 'small/'), entry(name, 'x')]);
      expect(await problemsOf(path)).toEqual([expect.stringContaining(words.leadsOut)]);
    },
  );

  test.each([
    ['symlink', words.isLink],
    ['link', words.isLink],
    ['fifo', words.isNoFile],
    ['character-device', words.isNoFile],
  ] as const)('when it holds a %s', async (type, message) => {
    const odd: TarEntry = { header: { name: 'small/files/x', size: 0, type, linkname: '/etc/passwd' } };
    expect(await problemsOf(await packed([...entries(smallCourse(), 'small/'), odd]))).toEqual([
      `/small/files/x:1 ${message}`,
    ]);
  });

  test('when a file is in it twice, so that two readers could see two courses', async () => {
    const path = await packed([...entries(smallCourse()), entry('./01-start.md', 'other')]);
    expect(await problemsOf(path)).toEqual([`/01-start.md:1 ${words.twiceInArchive}`]);
  });

  test('when it is none, is cut off, or has no course', async () => {
    const path = join(folders.make(), 'no.tgz');
    writeFileSync(path, 'PK\u0003\u0004 no tar');
    expect(await problemsOf(path)).toEqual([`:1 ${words.noArchive}`]);
    const whole = gzipSync(await packTar(entries(smallCourse())));
    writeFileSync(path, whole.subarray(0, whole.length / 2));
    expect(await problemsOf(path)).toEqual([`:1 ${words.noArchive}`]);
    expect(await problemsOf(await packed(entries(smallCourse(), 'a/b/')))).toEqual([
      `:1 ${words.noCourseInArchive}`,
    ]);
  });

  test('when it unpacks to more than any course has', async () => {
    const path = join(folders.make(), 'bomb.tgz');
    writeFileSync(path, gzipSync(Buffer.alloc(100 * 1024 * 1024)));
    expect(await problemsOf(path)).toEqual([expect.stringContaining('no course is that large')]);
  });
});

describe('a folder', () => {
  // Windows makes links for administrators only.
  test.skipIf(process.platform === 'win32')('is not left through a link', async () => {
    const dir = writeFiles(folders.make(), smallCourse());
    const outside = writeFiles(folders.make(), { 'secret.md': 'secret' });
    symlinkSync(join(outside, 'secret.md'), join(dir, '02-more.md'));
    symlinkSync(outside, join(dir, 'exercises'));
    symlinkSync(join(outside, 'secret.md'), join(dir, 'files', 'more.txt'));
    const { texts } = await readGivenCourse(dir, words);
    expect([...texts.keys()]).not.toContain('02-more.md');
    expect(await problemsOf(dir)).toEqual([
      `/02-more.md:1 ${words.isLink}`,
      `/exercises:1 ${words.isLink}`,
      `/files/more.txt:1 ${words.isLink}`,
    ]);
  });

  test('has no more files than a course can have', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_010 }, (_, at) => [`files/${at}.txt`, '']));
    const dir = writeFiles(folders.make(), { ...smallCourse(), ...many });
    expect(await problemsOf(dir)).toEqual([expect.stringContaining('more than 10000 files')]);
  });

  test('may not put a file outside the workspace, by any name', async () => {
    const exercise = (name: string) => `---
id: x
title: X
kind: mend
level: 1
minutes: 1
needs: [m1]
topics: [nodes]
---
Text.

## Start {#begin}

\`\`\`text file=${name}
x
\`\`\`
`;
    for (const name of ['..', '.', '...']) {
      const dir = writeFiles(folders.make(), { ...smallCourse(), 'exercises/x.md': exercise(name) });
      expect(await problemsOf(dir)).toEqual(
        expect.arrayContaining([expect.stringContaining('/exercises/x.md:')]),
      );
      const { parsed } = await readGivenCourse(dir, words);
      expect(parsed.exercises).toEqual([]);
    }
    const placed = smallCourse();
    placed['course.yaml'] = placed['course.yaml']?.replace('notes.txt', '../notes.txt') ?? '';
    mkdirSync(join(folders.make(), 'x'));
    expect(await problemsOf(writeFiles(folders.make(), placed))).toEqual([
      expect.stringContaining('must be a relative path inside the course'),
    ]);
  });
});

test.each([
  ['\u001b]0;title\u0007', 'U+001B'],
  ['\u202e', 'U+202E'],
  ['\u200b', 'U+200B'],
  ['\u{e0041}', 'U+E0041'],
])('a command that hides %j from its reader is found at its place', async (hidden, name) => {
  const files = smallCourse();
  const lesson =
    files['01-start.md']?.replace('docker-machine ls', `docker-machine ls${hidden} # harmless`) ?? '';
  const dir = writeFiles(folders.make(), { ...files, '01-start.md': lesson });
  expect(await problemsOf(dir)).toEqual([`/01-start.md:22 ${words.hiddenCharacter(name)}`]);
});
