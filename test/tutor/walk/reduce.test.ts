import { describe, expect, it } from 'vitest';
import type { DriverId } from '../../../src/driver/types.ts';
import type { Intent, WalkState } from '../../../src/tutor/types.ts';
import type { Effect, WalkEvent } from '../../../src/tutor/walk/events.ts';
import { here, isBusy, reduce } from '../../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../../src/tutor/walk/start.ts';
import { courseOf, littleCourse, step } from '../../support/course.ts';

const NOW = 1_000;

function begin(at?: string): WalkState {
  return startWalk({
    course: littleCourse,
    driver: 'simulator',
    records: {},
    values: {},
    ...(at === undefined ? {} : { at }),
  });
}

/** Applies events one after the other; keeps the effects of the last. */
function play(state: WalkState, ...events: WalkEvent[]): { state: WalkState; effects: readonly Effect[] } {
  let effects: readonly Effect[] = [];
  for (const event of events) ({ state, effects } = reduce(state, event, NOW));
  return { state, effects };
}

const passed: WalkEvent = { type: 'ended', result: { passed: true, outcomes: [] }, at: 5_000, tookMs: 400 };
const failed: WalkEvent = {
  type: 'ended',
  result: {
    passed: false,
    outcomes: [],
    why: 'checks',
    diagnosis: { id: 'd', fix: 'mend it' },
  },
  at: 5_000,
  tookMs: 400,
};

describe('a learner who reads', () => {
  it('finishes a text by going on from it', () => {
    const { state, effects } = play(begin(), { type: 'next' });
    expect(state.records.read?.status).toBe('passed');
    expect(here(state)?.step.id).toBe('run');
    expect(effects.map(({ type }) => type)).toEqual(['remember', 'arrive', 'remember']);
  });

  it('may look ahead past a command without finishing it', () => {
    const { state } = play(begin('run'), { type: 'next' });
    expect(here(state)?.step.id).toBe('question');
    expect(state.records.run).toBeUndefined();
  });

  it('goes back, and jumps, but not to where nothing is', () => {
    const { state } = play(begin('question'), { type: 'back' }, { type: 'goto', step: 'by-hand' });
    expect(here(state)?.step.id).toBe('by-hand');
    expect(play(state, { type: 'goto', step: 'nowhere' }).state).toEqual(state);
    expect(here(play(begin(), { type: 'back' }).state)?.step.id).toBe('read');
  });

  it('sees hints one by one, and no more than there are', () => {
    const hint: Intent = { type: 'hint' };
    expect(play(begin('run'), hint).state.hintsShown).toBe(1);
    expect(play(begin('run'), hint, hint, hint).state.hintsShown).toBe(2);
  });
});

describe('a learner who runs a command', () => {
  it('starts one attempt, with what they typed if they typed something', () => {
    const { state, effects } = play(begin('run'), { type: 'run', command: 'echo mine' });
    expect(effects).toMatchObject([{ type: 'attempt', override: 'echo mine' }]);
    expect(isBusy(state)).toBe(true);
    expect(state.records.run).toMatchObject({ attempts: 1, status: 'pending' });
  });

  it('cannot start a second one while the first runs, nor walk away from it', () => {
    const busy = play(
      begin('run'),
      { type: 'run' },
      { type: 'started', command: 'echo hello', at: NOW },
    ).state;
    for (const type of ['run', 'next', 'back', 'skip', 'repeat'] as const)
      expect(reduce(busy, { type }, NOW)).toEqual({ state: busy, effects: [] });
  });

  it('interrupts it, and sees that it is being ended', () => {
    const { state, effects } = play(
      begin('run'),
      { type: 'run' },
      { type: 'started', command: 'sleep 9', at: NOW },
      { type: 'interrupt' },
    );
    expect(state.phase).toMatchObject({ name: 'running', interrupting: true });
    expect(effects).toEqual([{ type: 'interrupt' }]);
  });

  it('has the step when its checks held, and it is remembered at once', () => {
    const { state, effects } = play(begin('run'), { type: 'run' }, passed);
    expect(state.phase.name).toBe('passed');
    expect(state.records.run).toMatchObject({ status: 'passed', finishedAt: 5_000, durationMs: 400 });
    expect(effects).toEqual([{ type: 'remember', steps: ['run'] }]);
  });

  it('is offered the fix of a known failure, and only then', () => {
    const after = play(begin('run'), { type: 'run' }, failed).state;
    expect(play(after, { type: 'fix' }).effects).toMatchObject([{ type: 'fix', command: 'mend it' }]);
    expect(play(begin('run'), { type: 'fix' }).effects).toEqual([]);
  });

  it('keeps a step once passed, even when a repetition fails', () => {
    const { state } = play(begin('run'), { type: 'run' }, passed, { type: 'repeat' }, failed);
    expect(state.records.run).toMatchObject({ status: 'passed', attempts: 2, durationMs: 800 });
    expect(state.phase.name).toBe('failed');
  });

  it('is refused without losing the place', () => {
    const { state } = play(
      begin('run'),
      { type: 'run' },
      { type: 'refused', problem: { what: 'unknown', mend: 'go back' } },
    );
    expect(state.phase.name).toBe('refused');
    expect(isBusy(state)).toBe(false);
    expect(here(state)?.step.id).toBe('run');
  });
});

describe('a learner who is asked', () => {
  it('hears why an answer is wrong and may try again for free', () => {
    const wrong = play(begin('question'), { type: 'answer', option: 'a' }).state;
    expect(wrong.phase).toEqual({ name: 'answered-wrong', option: 'a' });
    expect(wrong.records.question?.status).toBe('pending');
    const right = play(wrong, { type: 'answer', option: 'b' }).state;
    expect(right.records.question).toMatchObject({ status: 'passed', answers: ['a', 'b'], attempts: 2 });
  });

  it('cannot give an answer that is not there', () => {
    const asked = begin('question');
    expect(play(asked, { type: 'answer', option: 'z' }).state).toBe(asked);
  });

  it('must choose at a fork before it runs, and the choice goes with the attempt', () => {
    const fork = step('fork', {
      kind: 'run',
      choice: {
        prompt: '?',
        default: 'no',
        options: [
          { id: 'no', text: 'No' },
          { id: 'yes', text: 'Yes' },
        ],
      },
    });
    const state = startWalk({ course: courseOf([fork]), driver: 'simulator', records: {}, values: {} });
    expect(play(state, { type: 'run' }).effects).toEqual([]);
    const { effects } = play(state, { type: 'choose', option: 'yes' }, { type: 'run' });
    expect(effects).toMatchObject([{ type: 'attempt', choice: 'yes' }]);
  });

  it('gives a setting, which is known from then on', () => {
    const ask = step('ask', { kind: 'input', input: 'image' });
    const course = courseOf([ask], { settings: [{ id: 'image', title: 'Image', default: 'a:b' }] });
    const state = startWalk({ course, driver: 'simulator', records: {}, values: {} });
    expect(state.values.image).toBe('a:b');
    const given = play(state, { type: 'input', value: 'me/app:1' }).state;
    expect(given.values.image).toBe('me/app:1');
    expect(given.records.ask?.status).toBe('passed');
  });
});

describe('the end of the walk', () => {
  const done = (id: string) => [id, { status: 'passed', attempts: 1, durationMs: 0, answers: [] }] as const;

  it('comes when the last step is left and nothing is open', () => {
    const records = Object.fromEntries([done('read'), done('run'), done('question')]);
    const state = startWalk({
      course: littleCourse,
      driver: 'simulator',
      records,
      values: {},
      at: 'by-hand',
    });
    expect(play(state, { type: 'skip' }).state.finished).toBe(true);
  });

  it('leads back to the first open step instead, when one was passed over', () => {
    const records = Object.fromEntries([done('read'), done('question')]);
    const state = startWalk({
      course: littleCourse,
      driver: 'simulator',
      records,
      values: {},
      at: 'by-hand',
    });
    const { state: after } = play(state, { type: 'skip' });
    expect(after.finished).toBe(false);
    expect(here(after)?.step.id).toBe('run');
  });

  it('is where a walk starts again when all was done', () => {
    const records = Object.fromEntries(['read', 'run', 'question', 'by-hand'].map(done));
    const state = startWalk({ course: littleCourse, driver: 'simulator', records, values: {} });
    expect(state.finished).toBe(true);
    expect(play(state, { type: 'back' }).state.finished).toBe(false);
  });

  it('is there again for who left it, but not for who asks for a step or had gone back to one', () => {
    const records = Object.fromEntries(['read', 'run', 'question', 'by-hand'].map(done));
    const walk = { course: littleCourse, driver: 'simulator', records, values: {} } as const;
    const left = startWalk({ ...walk, leftAt: 'by-hand' });
    expect(left.finished).toBe(true);
    expect(here(play(left, { type: 'back' }).state)?.step.id).toBe('by-hand');
    expect(startWalk({ ...walk, leftAt: 'by-hand', at: 'by-hand' }).finished).toBe(false);
    expect(startWalk({ ...walk, leftAt: 'run' })).toMatchObject({ finished: false, at: 1 });
  });
});

describe('where a walk begins', () => {
  it('is the first step that is not done', () => {
    const records = { read: { status: 'passed', attempts: 1, durationMs: 0, answers: [] } } as const;
    expect(here(startWalk({ course: littleCourse, driver: 'dind', records, values: {} }))?.step.id).toBe(
      'run',
    );
  });

  it('leaves out steps of other drivers', () => {
    const course = courseOf([step('switch', { drivers: ['hyperv'] }), step('all')]);
    const ids = (driver: DriverId) =>
      startWalk({ course, driver, records: {}, values: {} }).stops.map((stop) => stop.step.id);
    expect(ids('simulator')).toEqual(['all']);
    expect(ids('hyperv')).toEqual(['switch', 'all']);
  });
});

describe('what is optional', () => {
  const first = step('first');
  const warmUp = ['stretch', 'jog'].map((id) => step(id, { kind: 'run', optional: true }));
  const aside = step('aside', { kind: 'run', optional: true });
  const last = step('last');
  const course = {
    ...courseOf([first]),
    lessons: [
      { id: 'one', title: 'One', intro: [], steps: [first] },
      { id: 'warm-up', title: 'Warm-up', optional: true as const, intro: [], steps: warmUp },
      { id: 'two', title: 'Two', intro: [], steps: [aside, last] },
    ],
  };
  const at = (id: string, records: WalkState['records'] = {}): WalkState =>
    startWalk({ course, driver: 'simulator', records, values: {}, at: id });
  const done = { status: 'passed', attempts: 1, durationMs: 0, answers: [] } as const;

  it('is left out with one key, a lesson as a whole, and nothing is remembered as skipped', () => {
    const { state } = play(at('stretch'), { type: 'skip' });
    expect(here(state)?.step.id).toBe('aside');
    expect(here(play(state, { type: 'skip' }).state)?.step.id).toBe('last');
    expect(state.records).toEqual({});
  });

  it('is not missed at the end', () => {
    const { state } = play(at('last', { first: done }), { type: 'next' });
    expect(state.finished).toBe(true);
  });

  it('goes on where it was left in the middle, but does not call back who has gone further', () => {
    const again = (records: WalkState['records']): string | undefined =>
      here(startWalk({ course, driver: 'simulator', records, values: {} }))?.step.id;
    expect(again({ first: done, stretch: done })).toBe('jog');
    expect(again({ stretch: done })).toBe('first');
  });
});

describe('a choice that was made at an earlier step', () => {
  const options = [
    { id: 'two', text: 'Two' },
    { id: 'three', text: 'Three' },
  ];
  const choice = { prompt: 'How many?', options, default: 'three' };
  const asks = step('asks', { kind: 'run', choice });
  const takes = step('takes', { kind: 'run', choice, choiceFrom: 'asks' });
  const begun = startWalk({ course: courseOf([asks, takes]), driver: 'simulator', records: {}, values: {} });

  it('holds there, too', () => {
    const { state } = play(begun, { type: 'choose', option: 'two' }, { type: 'run' }, passed, {
      type: 'next',
    });
    expect(here(state)?.step.id).toBe('takes');
    expect(state.choice).toBe('two');
  });

  it('is asked for by a learner who left that step out', () => {
    expect(play(begun, { type: 'skip' }).state.choice).toBeUndefined();
  });
});
