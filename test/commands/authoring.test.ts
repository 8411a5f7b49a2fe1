/** The way of an author: a new course, its linter, its test. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inside } from '../support/inside.ts';
import { temporaryFolders } from '../support/program.ts';
import { smallCourse, writeFiles } from '../support/small-course.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());
const LESSONS = join(import.meta.dirname, '../../lessons');
const home = join(folders.make(), 'home');
const tutor = (...args: string[]) => inside(args, { home });

/** Replaces text in a file of a course. */
function change(dir: string, file: string, from: string, to: string): void {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

async function made(name = 'My Own_Course'): Promise<string> {
  const dir = join(folders.make(), name);
  expect((await tutor('new', dir)).code).toBe(0);
  return dir;
}

describe('a new course', () => {
  test('lints, is translated whole, and every step and exercise of it is proved', async () => {
    const dir = await made();
    const linted = await tutor('lint', dir);
    expect(linted).toMatchObject({ code: 0, stdout: '' });
    expect(linted.stderr).toContain('my-own-course: 6 of 6 steps in zh.');
    const { code, stdout } = await tutor('test', dir, '--json');
    expect({ code, ...JSON.parse(stdout) }).toEqual({
      code: 0,
      course: 'my-own-course',
      driver: 'simulator',
      passed: 5,
      failed: 0,
      skipped: 0,
      problems: [],
    });
  });

  test('is never put among other files', async () => {
    const dir = writeFiles(folders.make(), { 'mine.txt': 'mine' });
    const { code, stderr } = await tutor('new', dir);
    expect(code).toBe(2);
    expect(stderr).toContain('is not empty');
    expect(existsSync(join(dir, 'course.yaml'))).toBe(false);
    expect((await tutor('new')).stderr).toContain('swarm-tutor new DIR');
  });

  test('has a name of its own also where its folder gives none', async () => {
    const dir = await made('课程');
    expect(readFileSync(join(dir, 'course.yaml'), 'utf8')).toContain('id: my-course');
  });
});

test('lint --fix marks translations as up to date, and nothing else', async () => {
  const dir = await made();
  change(dir, '01-first-steps.md', 'You tell a manager', 'You ask a manager');
  change(dir, 'course.yaml', 'title: My course', 'title: A course');
  const before = readFileSync(join(dir, '01-first-steps.zh.md'), 'utf8');
  expect((await tutor('lint', dir)).stderr).toContain('2 to mend');
  const fixed = await tutor('lint', dir, '--fix');
  expect(fixed).toMatchObject({ code: 0, stdout: '' });
  expect(fixed.stderr).toContain('01-first-steps.zh.md: marked as up to date');
  const after = readFileSync(join(dir, '01-first-steps.zh.md'), 'utf8');
  const marks = /<!-- translates: .* -->/g;
  expect(after.replaceAll(marks, '')).toBe(before.replaceAll(marks, ''));
  expect((await tutor('lint', dir, '--fix')).stderr).not.toContain('marked');
});

// Their exercises are proved one by one in ../exercise/course.test.ts.
test.each(readdirSync(LESSONS))('every step of our course %s is proved', async (name) => {
  const dir = join(folders.make(), name);
  const exercises = join(LESSONS, name, 'exercises');
  cpSync(join(LESSONS, name), dir, { recursive: true, filter: (path) => path !== exercises });
  const { code, stdout } = await tutor('test', dir, '--json');
  const { passed, problems } = JSON.parse(stdout);
  expect({ code, problems }).toEqual({ code: 0, problems: [] });
  expect(passed).toBeGreaterThan(0);
});

describe('test', () => {
  const small = (from: string, to: string): string => {
    const lesson = smallCourse()['01-start.md'] ?? '';
    expect(lesson).toContain(from);
    return writeFiles(folders.make(), smallCourse({ '01-start.md': lesson.replace(from, to) }));
  };

  test('says which check failed, and does not try what builds on it', async () => {
    const dir = small('State: Running', 'State: Stopped');
    const { code, stdout } = await tutor('test', dir, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ passed: 0, failed: 1, skipped: 1 });
    expect(JSON.parse(stdout).problems).toEqual([
      { where: 'start/make', message: expect.stringContaining('the check "it runs" failed: expected') },
    ]);
  });

  test('finds a check that proves nothing', async () => {
    const dir = small("output: {stdout: '/node9/'}", "rows: machines, where: {Name: '${machine}'}, count: 1");
    const { code, stdout } = await tutor('test', dir);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ start/look\n      all its checks held before the command ran');
  });

  test('finds what a step undoes without saying so', async () => {
    const undoing = small('docker-machine ls', 'docker-machine stop ${machine}; docker-machine ls');
    const { code, stdout } = await tutor('test', undoing);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ start\/look\n {6}after it, make\/\w+ no longer holds: expected .*"ends"/);
    change(undoing, '01-start.md', 'check:\n  - {id: shown', 'ends: [make]\ncheck:\n  - {id: shown');
    expect((await tutor('test', undoing)).code).toBe(0);
  });

  test('finds a prediction of which nothing, or too much, comes true', async () => {
    const predict = (count: number) => `predict:
  prompt: How many?
  options:
    - {id: one, text: one, why: yes, when: {rows: machines, count: ${count}}}
    - {id: some, text: some, why: yes, when: {rows: machines, count: '>=${count}'}}
check:
  - {id: shown`;
    const of = async (count: number) =>
      (await tutor('test', small('check:\n  - {id: shown', predict(count)))).stdout;
    expect(await of(1)).toContain('several options of its prediction came true (one, some)');
    expect(await of(5)).toContain('none of the options of its prediction came true');
  });

  test('finds an explanation of which nothing, or too much, is right', async () => {
    const explain = (seen: string) => `explain:
  prompt: What does it list?
  options:
    - {id: machine, text: a machine, why: yes, when: {output: {stdout: '/${seen}/'}}}
    - {id: name, text: a name, why: yes, when: {output: {stdout: '/${seen}./'}}}
check:
  - {id: shown`;
    const of = async (seen: string) =>
      (await tutor('test', small('check:\n  - {id: shown', explain(seen)))).stdout;
    expect(await of('node9')).toContain('several options of its explanation are right (machine, name)');
    expect(await of('node8')).toContain('none of the options of its explanation is right');
  });

  test('finds a number that cannot be counted', async () => {
    const predict = "predict: {prompt: How many?, number: {output: 'node([a-z]+)'}, why: So.}";
    const { stdout } = await tutor(
      'test',
      small('check:\n  - {id: shown', `${predict}\ncheck:\n  - {id: shown`),
    );
    expect(stdout).toContain('the number that its prediction asks for could not be counted');
  });

  test('finds an exercise that is solved by doing nothing', async () => {
    const dir = await made();
    change(dir, 'exercises/one-more.md', '--replicas 1 nginx', '--replicas 2 nginx');
    const { code, stdout } = await tutor('test', dir);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ exercises/one-more\n      exercises/one-more.md:');
  });

  test('runs nothing on this computer, whatever the commands are', async () => {
    const outside = join(folders.make(), 'written');
    const dir = small('docker-machine ls', `touch ${outside}; docker-machine ls`);
    await tutor('test', dir);
    expect(existsSync(outside)).toBe(false);
    expect(existsSync(join(home, 'courses'))).toBe(false);
    expect(existsSync(join(home, 'progress.json'))).toBe(false);
  });

  test('tells problems of the files, and tests nothing then', async () => {
    const dir = writeFiles(folders.make(), smallCourse({ 'course.yaml': 'schema: 1\n' }));
    const { code, stdout } = await tutor('test', dir, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ passed: 0, failed: 0 });
    expect(JSON.parse(stdout).problems.length).toBeGreaterThan(0);
    expect((await tutor('test', join(dir, 'nowhere'))).code).toBe(2);
  });

  test('makes real machines only when it is told to', async () => {
    const { code, stderr } = await tutor('test', await made(), '--driver', 'virtualbox');
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
  });
});

test('a preview needs a terminal, and a folder', async () => {
  expect((await tutor('preview', await made())).stderr).toContain('needs a terminal');
  expect((await tutor('preview', '/dev/null')).stderr).toContain('/dev/null is not a folder: ');
});
