/** Practice in the walk: whose command is hidden, for how long, and what hints cost. */
import { describe, expect, it } from 'vitest';
import type { WalkState } from '../../../src/tutor/types.ts';
import type { WalkEvent } from '../../../src/tutor/walk/events.ts';
import { hidesCommand, hintCount, isPractised } from '../../../src/tutor/walk/practice.ts';
import { here, reduce } from '../../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../../src/tutor/walk/start.ts';
import { fakeCourse, fakeStep } from '../../support/fake-course.ts';

const runs = (id: string, practice?: true) =>
  fakeStep({
    id,
    title: id,
    kind: 'run',
    commands: [{ text: 'docker node ls' }],
    ...(practice && { practice }),
  });
const [lesson] = fakeCourse.lessons;
if (!lesson) throw new Error('the course has no lesson');
const steps = [
  runs('first'),
  runs('repeated', true),
  runs('other'),
  fakeStep({ id: 'text', title: 'text', kind: 'read' }),
];
const course = { ...fakeCourse, lessons: [{ ...lesson, steps }] };

function walk(at: string, ...events: WalkEvent[]): WalkState {
  const begun = startWalk({ course, driver: 'simulator', records: {}, values: {}, at });
  return events.reduce((state, event) => reduce(state, event, 1).state, begun);
}
const HINT = { type: 'hint' } as const;
const NEXT = { type: 'next' } as const;
const PRACTISE = { type: 'practise' } as const;

describe('the command of a step', () => {
  it('is shown, unless the step repeats what was learnt', () => {
    expect(hidesCommand(walk('first'))).toBe(false);
    expect(hidesCommand(walk('repeated'))).toBe(true);
  });

  it('is hidden from the step on at which the learner wants to practise', () => {
    expect(hidesCommand(walk('first', PRACTISE))).toBe(true);
    expect(hidesCommand(walk('first', PRACTISE, NEXT, NEXT))).toBe(true);
  });

  it('is shown here alone to one who asks for it at a repeat', () => {
    expect(hidesCommand(walk('repeated', PRACTISE))).toBe(false);
    expect(isPractised(walk('repeated', PRACTISE, NEXT, { type: 'back' }))).toBe(true);
  });

  it('is shown by the fourth hint, and once the step has passed', () => {
    expect(hidesCommand(walk('repeated', HINT, HINT, HINT))).toBe(true);
    expect(hidesCommand(walk('repeated', HINT, HINT, HINT, HINT))).toBe(false);
    const passed: WalkEvent = { type: 'ended', result: { passed: true, outcomes: [] }, at: 2, tookMs: 1 };
    expect(hidesCommand(walk('repeated', { type: 'run', command: 'docker node ls' }, passed))).toBe(false);
  });

  it('is no secret to a walk that nobody attends', () => {
    expect(hidesCommand({ ...walk('repeated'), unattended: true })).toBe(false);
  });
});

it('hints are counted as those of any other step, and cost the first try', () => {
  const hinted = walk('repeated', HINT, HINT, HINT, HINT, HINT);
  expect(hintCount(hinted)).toBe(4);
  expect(hinted.hintsShown).toBe(4);
  const passed: WalkEvent = { type: 'ended', result: { passed: true, outcomes: [] }, at: 2, tookMs: 1 };
  const { records } = reduce(reduce(hinted, { type: 'run', command: 'x' }, 1).state, passed, 2).state;
  expect(records.repeated).toMatchObject({ hints: 4, firstTry: false });
});

it('a text cannot be practised', () => {
  const state = walk('text', PRACTISE);
  expect(here(state)?.step.id).toBe('text');
  expect(isPractised(state)).toBe(false);
  expect(state.practice).toBeUndefined();
});
