/** Predictions in the walk: the first thought counts, and what happened says whether it was right. */
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/lesson/types.ts';
import type { WalkState } from '../../../src/tutor/types.ts';
import type { WalkEvent } from '../../../src/tutor/walk/events.ts';
import { reduce } from '../../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../../src/tutor/walk/start.ts';
import { doPrimary, primaryOf } from '../../../src/ui/keys/primary.ts';
import { fakeCheck, fakeCourse, fakeStep } from '../../support/fake-course.ts';
import { createFakeTutor } from '../../support/fake-tutor.ts';
import { sceneOf } from '../../ui/scenes.tsx';

const options = ['one', 'two'].map((id) => ({ id, text: id, why: `it was ${id}`, when: fakeCheck(id, id) }));
const asking: Step = fakeStep({
  id: 'asking',
  title: 'Asking',
  kind: 'run',
  commands: [{ text: 'docker node ls' }],
  predict: { prompt: 'How many?', options },
});
const [lesson] = fakeCourse.lessons;
if (!lesson) throw new Error('the course has no lesson');
const course = { ...fakeCourse, lessons: [{ ...lesson, steps: [asking] }] };

function walk(...events: WalkEvent[]): WalkState {
  const begun = startWalk({ course, driver: 'simulator', records: {}, values: {} });
  return events.reduce((state, event) => reduce(state, event, 1).state, begun);
}
const predict = (option: string) => ({ type: 'predict', option }) as const;
const ended = (cameTrue: string): WalkEvent => ({
  type: 'ended',
  result: { passed: true, outcomes: [], cameTrue },
  at: 2,
  tookMs: 1,
});

describe('a prediction', () => {
  it('is kept as it was first made, and written down', () => {
    expect(walk(predict('two'), predict('one')).records.asking?.predicted).toBe('two');
    expect(reduce(walk(), predict('two'), 1).effects).toEqual([{ type: 'remember', steps: ['asking'] }]);
  });

  it('is one of the options', () => {
    expect(walk(predict('three')).records.asking).toBeUndefined();
  });

  it('stands beside what came true', () => {
    expect(walk(predict('two'), { type: 'run' }, ended('one')).records.asking).toMatchObject({
      predicted: 'two',
      cameTrue: 'one',
      status: 'passed',
    });
  });
});

describe('⏎ at a step that asks for a prediction', () => {
  it('predicts first, and then runs', () => {
    const tutor = createFakeTutor({ course });
    expect(primaryOf(sceneOf(tutor))).toEqual({ kind: 'predict' });
    expect(doPrimary(sceneOf(tutor)).requests).toEqual([{ type: 'send', intent: predict('one') }]);
    tutor.send(predict('one'));
    expect(primaryOf(sceneOf(tutor))).toMatchObject({ label: 'run' });
  });
});
