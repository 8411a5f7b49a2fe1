/** Courses by others, as they are opened: `--course`, trust, and their own part of the home. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { tutor as asProcess, temporaryFolders } from '../support/program.ts';
import { smallCourse, writeFiles } from '../support/small-course.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

function arrange(changed: Readonly<Record<string, string>> = {}) {
  const root = folders.make();
  const home = join(root, 'home');
  const dir = writeFiles(join(root, 'small'), smallCourse(changed));
  return { home, dir, tutor: (...args: string[]) => inside(args, { home }) };
}

const hashIn = (text: string): string => /--trust ([0-9a-f]{64})/.exec(text)?.[1] ?? '';

async function trusted(changed: Readonly<Record<string, string>> = {}) {
  const arranged = arrange(changed);
  const { stderr } = await arranged.tutor('run', '--course', arranged.dir);
  const hash = hashIn(stderr);
  const ran = await arranged.tutor('run', '--course', arranged.dir, '--trust', hash, '--json');
  expect(ran.code).toBe(0);
  return { ...arranged, hash, ran };
}

test('before anything runs, all that would is shown with who wrote it, and nothing runs without trust', async () => {
  const { home, dir, tutor } = arrange();
  const { code, stderr, stdout } = await tutor('run', '--course', dir);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('It says that it is by Ann Author.');
  expect(stderr).toContain(
    '  start/make\n    docker-machine create ${machine}\n  start/look\n    docker-machine ls\n',
  );
  expect(stderr).toContain('notes.txt');
  expect(hashIn(stderr)).toMatch(/^[0-9a-f]{64}$/);
  expect(existsSync(join(home, 'courses'))).toBe(false);
});

test.each(['check', 'shell', 'review', 'learn'])('%s asks for it, too', async (command) => {
  const { dir, tutor } = arrange();
  const more = command === 'shell' ? ['-c', 'echo ran'] : [];
  const { code, stdout, stderr } = await tutor(command, ...more, '--course', dir);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(hashIn(stderr)).not.toBe('');
});

test('what only shows lessons does not', async () => {
  const { dir, tutor } = arrange();
  const { code, stdout } = await tutor('list', '--course', dir, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).courses).toEqual([
    expect.objectContaining({ id: 'small', title: 'A small course' }),
  ]);
});

test('with its hash it runs, and from then on by its name', async () => {
  const { home, ran, tutor } = await trusted();
  expect(JSON.parse(ran.stdout)).toMatchObject({ course: 'small', summary: { passed: 2, failed: 0 } });
  const again = await tutor('list', '--course', 'small', '--json');
  expect(JSON.parse(again.stdout).courses[0].lessons[0].steps).toEqual([
    expect.objectContaining({ id: 'make', status: 'passed' }),
    expect.objectContaining({ id: 'look', status: 'passed' }),
  ]);
  expect(existsSync(join(home, 'courses/small/workspace/notes.txt'))).toBe(true);
  // Progress, files and machines of the usual course are as they were.
  const usual = await tutor('list', '--json');
  const [first, ...others] = JSON.parse(usual.stdout).courses;
  expect(first.lessons[0].steps[0].status).toBe('pending');
  expect(others).toContainEqual({ id: 'small', title: 'A small course' });
  expect(existsSync(join(home, 'workspace'))).toBe(false);
  expect(existsSync(join(home, 'simulator'))).toBe(false);
});

test('in the shell of a course, swarm-tutor means that course', async () => {
  const { home } = await trusted();
  const line = ['shell', '--course', 'small', '-c', 'swarm-tutor check --json'];
  const { code, stdout } = await asProcess(line, { home });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ course: 'small', summary: { failed: 0 } });
});

describe('a course that changed', () => {
  test('asks again, and shows what is new and what is gone', async () => {
    const { dir, hash, tutor } = await trusted();
    const files = smallCourse();
    const lesson = files['01-start.md']?.replace('docker-machine ls', 'docker-machine ls -q') ?? '';
    writeFileSync(join(dir, '01-start.md'), lesson);
    const { code, stderr } = await tutor('run', '--course', dir);
    expect(code).toBe(2);
    expect(stderr).toContain('    + docker-machine ls -q\n');
    expect(stderr).toContain('    - docker-machine ls\n');
    expect(stderr).not.toContain('docker-machine create');
    const old = await tutor('run', '--course', dir, '--trust', hash);
    expect(old).toMatchObject({ code: 2, stdout: '' });
    expect(old.stderr).toContain(`names another version of it (${hash})`);
    // By its name it is the version that was trusted.
    expect((await tutor('list', '--course', 'small')).code).toBe(0);
  });

  test('says when only its words did, and when another is said to have written it', async () => {
    const { dir, tutor } = await trusted();
    const text = smallCourse()['course.yaml'] ?? '';
    writeFileSync(join(dir, 'course.yaml'), text.replace('Ann Author', 'Mallory'));
    const { stderr } = await tutor('check', '--course', dir);
    expect(stderr).toContain('It says that it is by Mallory.');
    expect(stderr).toContain('Before, it said that it was by Ann Author.');
    expect(stderr).toContain('no command: only texts, checks or files');
  });

  test('is not trusted by a file in the home that was changed with it', async () => {
    const { home, tutor } = await trusted();
    const path = join(home, 'courses/small/course.json');
    writeFileSync(path, '{"schema":1,"title":"x","hash":"00","source":"x","files":{"course.yaml":"a"}}');
    const { code, stderr } = await tutor('run', '--course', 'small');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no course "small"');
  });
});

describe('a course that can not be opened', () => {
  test.each([
    ['nowhere', 'There is no course "nowhere"'],
    ['part-4-swarm', 'Did you mean part-4-swarms?'],
    ['./nowhere', 'There is no course at ./nowhere (ENOENT)'],
  ])('%s is told in one message', async (named, message) => {
    const { code, stderr } = await arrange().tutor('run', '--course', named);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(message)]);
  });

  test('has its problems listed, with file and line', async () => {
    const { dir, tutor } = arrange({ 'course.yaml': 'schema: 1\nid: x\n' });
    const { code, stderr } = await tutor('run', '--course', dir);
    expect(code).toBe(2);
    expect(stderr).toContain(`${join(dir, 'course.yaml')}:1:1: "title" is missing`);
  });

  test('does not take the name of ours', async () => {
    const text = smallCourse()['course.yaml'] ?? '';
    const { dir, tutor } = arrange({ 'course.yaml': text.replace('id: small', 'id: part-4-swarms') });
    const { code, stderr } = await tutor('list', '--course', dir);
    expect(code).toBe(2);
    expect(stderr).toContain('calls itself "part-4-swarms"');
  });
});

test.each([
  ['exercises', 0, 'no exercises'],
  ['glossary', 1, 'no glossary'],
  ['cheatsheet', 1, 'no cheat sheet'],
])('a course without them says so: %s', async (command, expected, message) => {
  const { dir, tutor } = arrange();
  const { code, stdout, stderr } = await tutor(command, '--course', dir);
  expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
  expect(stderr).toContain(`This course has ${message}.`);
});

test('the usual course can be named, too, also in the shell of another', async () => {
  const { home } = await trusted();
  const { stdout } = await inside(['list', '--json', '--course', 'part-4-swarms'], {
    home,
    env: { SWARM_TUTOR_COURSE: 'small' },
  });
  expect(JSON.parse(stdout).courses[0].id).toBe('part-4-swarms');
});

describe('a reset', () => {
  test('of one course leaves everything else', async () => {
    const { home, tutor } = await trusted();
    await tutor('run', '--until', 'docker-version');
    const { code, stderr } = await tutor('reset', '--course', 'small', '--yes');
    expect(code).toBe(0);
    expect(stderr).toContain('your progress in the course small');
    expect(existsSync(join(home, 'courses/small/workspace/notes.txt'))).toBe(false);
    expect(existsSync(join(home, 'courses/small/simulator'))).toBe(false);
    const statusOf = async (...of: string[]) =>
      JSON.parse((await tutor('list', '--json', ...of)).stdout).courses[0].lessons[0].steps[0].status;
    expect(await statusOf('--course', 'small')).toBe('pending');
    expect(await statusOf()).toBe('passed');
  });

  test('of everything takes the courses with it, but not the files of a learner', async () => {
    const { home, tutor } = await trusted();
    writeFileSync(join(home, 'courses/small/workspace/mine.txt'), 'mine');
    const { stderr } = await tutor('reset', '--all', '--yes');
    expect(stderr).toContain(join(home, 'courses/small/workspace/mine.txt'));
    const left = readdirSync(home, { recursive: true, encoding: 'utf8' }).sort();
    expect(left.filter((name) => !name.startsWith('compiled-code'))).toEqual([
      ...['courses', 'courses/small', 'courses/small/workspace', 'courses/small/workspace/mine.txt'],
    ]);
  });
});
