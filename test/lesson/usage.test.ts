/** What a course says of the parts of its commands. */
import { expect, it } from 'vitest';
import { localize } from '../../src/lesson/localize.ts';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { broken, replaced, stampedFiles, told } from './example.ts';

/** The example's problems with these explanations in its course.yaml. */
function problemsWith(usage: readonly string[]): string[] {
  const block = ['usage:', ...usage.map((line) => `  ${line}`), 'diagnoses:'].join('\n');
  return told(parseCourse(broken('course.yaml', 'diagnoses:', block)).problems).filter((line) =>
    /usage|no command of a lesson/.test(line),
  );
}

it('may leave all of them unexplained', () => {
  expect(told(parseCourse(broken('course.yaml', 'diagnoses:', 'diagnoses:')).problems)).toEqual([]);
});

it('explains an option if it explains the program', () => {
  const [first, ...rest] = problemsWith(['docker: the client', 'docker swarm init: starts a swarm']);
  expect(first).toMatch(/^01-start\.md: .*does not explain "docker --advertise-addr"/);
  expect(rest.join('\n')).toContain('"docker -c"');
});

it('explains nothing that no command has', () => {
  expect(problemsWith(['kubectl: is another story'])).toContainEqual(
    expect.stringContaining('no command of a lesson has "kubectl": remove it'),
  );
});

it('is translated like every other text', () => {
  const files = replaced(
    stampedFiles(),
    'course.yaml',
    'diagnoses:',
    'usage: {docker-machine: makes machines}\ndiagnoses:',
  );
  expect(told(parseCourse(files).problems).join('\n')).toContain('usage.docker-machine');
  const { course, translations } = parseCourse(
    replaced(files, 'course.zh.yaml', 'title:', 'usage.docker-machine: 创建机器\ntitle:'),
  );
  const translation = translations.get('zh');
  if (course === undefined || translation === undefined) throw new Error('the example is gone');
  expect(localize(course, translation).usage).toEqual({ 'docker-machine': '创建机器' });
});
