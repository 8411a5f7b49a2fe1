import { expect, it } from 'vitest';
import { inputProblem, nameGivenTwice } from '../../src/tutor/input.ts';
import { startWalk } from '../../src/tutor/walk/start.ts';
import { courseOf, step } from '../support/course.ts';
import { told } from '../support/told.ts';

const course = courseOf([step('ask', { kind: 'input', input: 'image' })], {
  settings: [{ id: 'image', title: 'an image', default: 'john/app:1', pattern: '^[a-z]+/[a-z]+:[0-9]+$' }],
});
const state = startWalk({ course, driver: 'simulator', records: {}, values: {} });

it('a value of the right form is no problem', () => {
  expect(inputProblem(state, 'me/app:2')).toBeUndefined();
});

it('another one is told with what it should look like', () => {
  const problem = inputProblem(state, 'me/app:2; rm -rf ~');
  expect(told(problem?.what)).toContain('me/app:2; rm -rf ~');
  expect(told(problem?.mend)).toContain('john/app:1');
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
