/** Predictions in the walk: the first thought counts, and what happened says whether it was right. */
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/lesson/types.ts';
import type { WalkState } from '../../../src/tutor/types.ts';
import type { WalkEvent } from '../../../src/tutor/walk/events.ts';
import { reduce } from '../../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../../src/tutor/walk/start.ts';
import { pressed } from '../../../src/ui/keys/pressed.ts';
import { doPrimary, primaryOf } from '../../../src/ui/keys/primary.ts';
import type { ScreenState } from '../../../src/ui/state/screen-state.ts';
import { fakeCheck, fakeCourse, fakeStep } from '../../support/fake-course.ts';
import { createFakeTutor } from '../../support/fake-tutor.ts';
import { told } from '../../support/told.ts';
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

const counting = fakeStep({
  ...asking,
  predict: { prompt: 'How many?', number: { kind: 'output', match: '(.+)' }, why: 'Because.' },
});
const counted = { ...course, lessons: [{ ...lesson, steps: [counting] }] };

function walk(...events: WalkEvent[]): WalkState {
  return walkIn(course, ...events);
}
function walkIn(within: typeof course, ...events: WalkEvent[]): WalkState {
  const begun = startWalk({ course: within, driver: 'simulator', records: {}, values: {} });
  return events.reduce((state, event) => reduce(state, event, 1).state, begun);
}
const predict = (option: string) => ({ type: 'predict', option }) as const;
const ended = (cameTrue: string): WalkEvent => ({
  type: 'ended',
  result: { passed: true, outcomes: [], cameTrue: [cameTrue] },
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

  it('is a number where one is asked for', () => {
    for (const no of ['', 'one', '-1', '1.5', '01', '1e9', '9999999999'])
      expect(walkIn(counted, predict(no)).records.asking).toBeUndefined();
    expect(walkIn(counted, predict('0')).records.asking?.predicted).toBe('0');
    expect(walkIn(counted, predict('9'), { type: 'run' }, ended('8')).records.asking).toMatchObject({
      predicted: '9',
      cameTrue: '8',
    });
  });

  it('is right by the first of several that hold', () => {
    const both: WalkEvent = {
      type: 'ended',
      result: { passed: true, outcomes: [], cameTrue: ['two', 'one'] },
      at: 2,
      tookMs: 1,
    };
    expect(walk({ type: 'run' }, both).records.asking?.cameTrue).toBe('two');
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

describe('a number', () => {
  const press = (tutor: ReturnType<typeof createFakeTutor>, screen: ScreenState, key: string) =>
    pressed({ ...sceneOf(tutor), screen }, { key, text: key.length === 1 ? key : '' }, undefined);

  it('is typed from its first digit on, and entered', () => {
    const tutor = createFakeTutor({ course: counted });
    const first = press(tutor, sceneOf(tutor).screen, '1');
    const second = press(tutor, first.screen, '２');
    expect(press(tutor, second.screen, 'enter').requests).toEqual([{ type: 'send', intent: predict('12') }]);
  });

  it('may be asked for by ⏎, and what is none stays in the field', () => {
    const tutor = createFakeTutor({ course: counted });
    const open = press(tutor, sceneOf(tutor).screen, 'enter');
    expect(open.screen.field?.purpose).toBe('number');
    expect(press(tutor, open.screen, 'enter').requests).toEqual([]);
    const wrong = press(tutor, press(tutor, open.screen, 'x').screen, 'enter');
    expect(wrong.requests).toEqual([]);
    expect(wrong.screen.field?.purpose).toBe('number');
    expect(told(wrong.screen.note)).toContain('"x" is not a number');
  });

  it('types nothing once it is given', () => {
    const tutor = createFakeTutor({ course: counted });
    tutor.send(predict('3'));
    expect(press(tutor, sceneOf(tutor).screen, '1').screen.field).toBeUndefined();
    expect(primaryOf(sceneOf(tutor))).toMatchObject({ label: 'run' });
  });
});
