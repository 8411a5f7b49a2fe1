/** Explanations in the walk: asked once the output is there, answered until it is right, the first answer counts. */
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/lesson/types.ts';
import type { WalkState } from '../../../src/tutor/types.ts';
import type { WalkEvent } from '../../../src/tutor/walk/events.ts';
import { reduce } from '../../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../../src/tutor/walk/start.ts';
import { doPrimary, primaryLabel, primaryOf } from '../../../src/ui/keys/primary.ts';
import { fakeCheck, fakeCourse, fakeStep } from '../../support/fake-course.ts';
import { createFakeTutor } from '../../support/fake-tutor.ts';
import { sceneOf } from '../../ui/scenes.tsx';

const options = ['one', 'two'].map((id) => ({
  ...{ id, text: id, why: `it is ${id}`, right: false },
  when: fakeCheck(id, id),
}));
const asking: Step = fakeStep({
  id: 'asking',
  title: 'Asking',
  kind: 'run',
  commands: [{ text: 'docker node ls' }],
  explain: { prompt: 'Which one is down?', options },
});
const [lesson] = fakeCourse.lessons;
if (!lesson) throw new Error('the course has no lesson');
const course = {
  ...fakeCourse,
  lessons: [{ ...lesson, steps: [asking, fakeStep({ id: 'after', title: 'After', kind: 'read' })] }],
};

const RUN: readonly WalkEvent[] = [
  { type: 'run' },
  { type: 'started', command: 'docker node ls', at: 1 },
  { type: 'ended', result: { passed: true, outcomes: [], explains: ['two'] }, at: 2, tookMs: 1 },
];
const explain = (option: string) => ({ type: 'explain', option }) as const;

function walk(...events: WalkEvent[]): WalkState {
  const begun = startWalk({ course, driver: 'simulator', records: {}, values: {} });
  return events.reduce((state, event) => reduce(state, event, 1).state, begun);
}

describe('an explanation', () => {
  it('is asked for only once it is known what is right', () => {
    expect(walk(explain('two')).records.asking).toBeUndefined();
    expect(walk(...RUN).records.asking).toMatchObject({ status: 'passed', explains: 'two' });
  });

  it('may be wrong at first; every answer up to the right one is written down', () => {
    const wrong = walk(...RUN, explain('one'));
    expect(wrong.records.asking?.explained).toEqual(['one']);
    expect(reduce(wrong, explain('two'), 1).effects).toEqual([{ type: 'remember', steps: ['asking'] }]);
    const right = walk(...RUN, explain('one'), explain('two'), explain('one'));
    expect(right.records.asking?.explained).toEqual(['one', 'two']);
  });

  it('is one of the options', () => {
    expect(walk(...RUN, explain('three')).records.asking?.explained).toBeUndefined();
  });

  it('that was given stays what it was about, although the command runs again', () => {
    const again: WalkEvent = {
      type: 'ended',
      result: { passed: true, outcomes: [], explains: ['one'] },
      at: 3,
      tookMs: 1,
    };
    expect(walk(...RUN, explain('two'), { type: 'run' }, again).records.asking?.explains).toBe('two');
    expect(walk(...RUN, { type: 'run' }, again).records.asking?.explains).toBe('one');
  });
});

describe('⏎ below an output that is asked about', () => {
  it('answers until it is right, and then goes on', () => {
    const tutor = createFakeTutor({ course });
    for (const event of RUN) tutor.happen(event);
    expect(primaryOf(sceneOf(tutor))).toEqual({ kind: 'explain' });
    expect(primaryLabel(sceneOf(tutor))).toBe('answer');
    expect(doPrimary(sceneOf(tutor)).requests).toEqual([{ type: 'send', intent: explain('one') }]);
    tutor.send(explain('one'));
    expect(primaryOf(sceneOf(tutor))).toEqual({ kind: 'explain' });
    tutor.send(explain('two'));
    expect(primaryOf(sceneOf(tutor))).toMatchObject({ label: 'next' });
  });

  it('asks nothing when the learner comes back, as the output is gone', () => {
    const tutor = createFakeTutor({ course });
    for (const event of RUN) tutor.happen(event);
    tutor.send({ type: 'next' });
    tutor.send({ type: 'back' });
    expect(primaryOf(sceneOf(tutor))).toMatchObject({ label: 'next' });
  });
});
