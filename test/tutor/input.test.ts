import { expect, it } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inputProblem, nameGivenTwice } from '../../src/tutor/input.ts';
import { startWalk } from '../../src/tutor/walk/start.ts';
import { courseOf, step } from '../support/course.ts';

const course = courseOf([step('ask', { kind: 'input', input: 'image' })], {
  settings: [{ id: 'image', title: 'an image', default: 'john/app:1', pattern: '^[a-z]+/[a-z]+:[0-9]+$' }],
});
const state = startWalk({ course, driver: 'simulator', records: {}, values: {} });
const words = messagesFor('en').tutor;

it('a value of the right form is no problem', () => {
  expect(inputProblem(state, 'me/app:2', words)).toBeUndefined();
});

it('another one is told with what it should look like', () => {
  const problem = inputProblem(state, 'me/app:2; rm -rf ~', words);
  expect(problem?.what).toContain('me/app:2; rm -rf ~');
  expect(problem?.mend).toContain('john/app:1');
});

it('two things of one name are found, also where one has its default', () => {
  const setting = (id: string, value: string) => ({ id, title: id, default: value });
  const machines = courseOf(
    [
      step('one', { makes: ['machine:${manager}'] }),
      step('two', { makes: ['machine:${worker}', 'stack:${stack}'] }),
    ],
    { settings: [setting('manager', 'myvm1'), setting('worker', 'myvm2'), setting('stack', 'lab')] },
  );
  expect(nameGivenTwice(machines, { manager: 'myvm2' })).toEqual({
    one: 'manager',
    other: 'worker',
    value: 'myvm2',
  });
  expect(nameGivenTwice(machines, { manager: 'node1', worker: 'lab' })).toBeUndefined();
});
