/** Where a walk begins. */
import { expect, it } from 'vitest';
import type { StepRecord } from '../../../src/tutor/types.ts';
import { here } from '../../../src/tutor/walk/reduce.ts';
import { resumeAt, startWalk, stopsOf } from '../../../src/tutor/walk/start.ts';
import { courseOf, step } from '../../support/course.ts';

const passed: StepRecord = { status: 'passed', attempts: 1, durationMs: 1, answers: [] };
const lesson = (id: string, ...steps: string[]) => ({
  id,
  title: id,
  intro: [],
  steps: steps.map((one) => step(one)),
});
const course = courseOf([], { lessons: [lesson('first', 'a', 'b'), lesson('second', 'c', 'd', 'e')] });
const begin = (at: string, ...done: string[]) =>
  here(
    startWalk({
      course,
      driver: 'simulator',
      records: Object.fromEntries(done.map((id) => [id, passed])),
      values: {},
      at,
    }),
  )?.step.id;

it('at a lesson is at its first step', () => {
  expect(begin('second')).toBe('c');
});

it('at a lesson that was begun is at the first step that is not done', () => {
  expect(begin('second', 'a', 'c')).toBe('d');
});

it('at a lesson that is done is at its first step again', () => {
  expect(begin('first', 'a', 'b', 'c')).toBe('a');
});

it('at a step is there, done or not', () => {
  expect(begin('e', 'e')).toBe('e');
});

const withOptional = courseOf([], {
  lessons: [{ ...lesson('all'), steps: [step('a'), step('b'), step('c', { optional: true })] }],
});
const resumesAt = (...done: string[]) =>
  resumeAt(stopsOf(withOptional, 'simulator'), Object.fromEntries(done.map((id) => [id, passed])));

it('goes on after the last step that is done, though only an optional one is left', () => {
  expect(resumesAt('a', 'b')).toBe(2);
});

it('never goes on beyond a step that the course needs', () => {
  expect(resumesAt('a', 'c')).toBe(1);
});

it('has nowhere to go on to once the last step is done', () => {
  expect(resumesAt('a', 'b', 'c')).toBe(3);
});
