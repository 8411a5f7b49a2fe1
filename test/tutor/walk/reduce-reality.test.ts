/** Comparing and mending as events of the walk. */
import { describe, expect, it } from 'vitest';
import type { Difference, StepRecord, WalkState } from '../../../src/tutor/types.ts';
import type { Effect, WalkEvent } from '../../../src/tutor/walk/events.ts';
import { here, isBusy, reduce } from '../../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../../src/tutor/walk/start.ts';
import { littleCourse } from '../../support/course.ts';

const passed: StepRecord = { status: 'passed', attempts: 1, durationMs: 5, answers: [] };
const differences: readonly Difference[] = [{ step: 'run', done: true, values: [], checks: [] }];
const resumed = startWalk({
  course: littleCourse,
  driver: 'simulator',
  records: { read: passed, run: passed },
  values: {},
  at: 'question',
});

/** Applies events one after the other; keeps the effects of the last. */
function play(state: WalkState, ...events: WalkEvent[]): { state: WalkState; effects: readonly Effect[] } {
  let effects: readonly Effect[] = [];
  for (const event of events) ({ state, effects } = reduce(state, event, 1_000));
  return { state, effects };
}
const compared = (unasked: boolean, found = differences): WalkEvent => ({
  type: 'compared',
  differences: found,
  unasked,
});
const broken = play(resumed, { type: 'compare' }, compared(false)).state;

describe('a learner who comes back', () => {
  it('hears nothing while the machines are looked at, and nothing when all is well', () => {
    const looking = play(resumed, { type: 'compare', unasked: true });
    expect(looking).toEqual({ state: resumed, effects: [{ type: 'compare', unasked: true }] });
    expect(play(resumed, compared(true, [])).state).toEqual(resumed);
  });

  it('hears of it when something differs', () => {
    expect(play(resumed, compared(true)).state.reality).toEqual({
      name: 'known',
      differences,
      unasked: true,
    });
  });

  it('is not answered by the quiet look when they have asked themselves', () => {
    const asked = play(resumed, { type: 'compare' }).state;
    expect(asked.reality).toEqual({ name: 'looking' });
    expect(play(asked, { type: 'compare', unasked: true })).toEqual({ state: asked, effects: [] });
    expect(play(asked, compared(true)).state).toEqual(asked);
    expect(play(asked, compared(false, [])).state.reality).toMatchObject({ name: 'known', differences: [] });
  });
});

describe('a repair', () => {
  const repairing = play(broken, { type: 'repair' });

  it('does the broken steps, and nothing else can be begun meanwhile', () => {
    expect(repairing.effects).toEqual([{ type: 'repair' }]);
    expect(repairing.state.reality).toMatchObject({
      name: 'repairing',
      steps: [{ step: 'run', status: 'waiting' }],
    });
    expect(isBusy(repairing.state)).toBe(true);
    expect(play(repairing.state, { type: 'next' }).state).toEqual(repairing.state);
    expect(play(repairing.state, { type: 'interrupt' }).effects).toEqual([{ type: 'interrupt' }]);
  });

  it('is not begun where nothing is known to be broken', () => {
    expect(play(resumed, { type: 'repair' })).toEqual({ state: resumed, effects: [] });
    const well = play(resumed, { type: 'compare' }, compared(false, [])).state;
    expect(play(well, { type: 'repair' })).toEqual({ state: well, effects: [] });
  });

  it('shows what it does, remembers what it did, and ends with what is left', () => {
    const running = play(repairing.state, { type: 'repairing', step: 'run', command: 'make it' }).state;
    expect(running.reality).toMatchObject({ command: 'make it', steps: [{ status: 'running' }] });
    expect(running.phase).toEqual(resumed.phase);
    const mended: WalkEvent = { type: 'repaired-step', step: 'run', passed: true, at: 9_000, tookMs: 40 };
    const done = play(running, mended);
    expect(done.effects).toEqual([{ type: 'remember', steps: ['run'] }]);
    expect(done.state.records.run).toMatchObject({ status: 'passed', attempts: 2, durationMs: 45 });
    const over = play(done.state, { type: 'repaired', differences: [] }).state;
    expect(over.reality).toEqual({
      name: 'known',
      differences: [],
      unasked: false,
      repaired: [{ step: 'run', status: 'done' }],
    });
    expect(isBusy(over)).toBe(false);
  });

  it('that fails takes nothing back: what was done stays done', () => {
    const failed: WalkEvent = { type: 'repaired-step', step: 'run', passed: false, at: 9_000, tookMs: 40 };
    const { state, effects } = play(repairing.state, failed);
    expect(state.records).toEqual(resumed.records);
    expect(effects).toEqual([]);
    const over = play(state, { type: 'repaired', differences, why: 'it is stuck' }).state;
    expect(over.reality).toMatchObject({ why: 'it is stuck', repaired: [{ status: 'failed' }] });
  });
});

describe('afterwards', () => {
  it('redo leads to the first step that is broken', () => {
    expect(here(play(broken, { type: 'redo' }).state)?.step.id).toBe('run');
    expect(play(resumed, { type: 'redo' }).state).toEqual(resumed);
  });

  it('going on and running something make it old news', () => {
    expect(play(broken, { type: 'back' }).state.reality).toBeUndefined();
    expect(play(broken, { type: 'goto', step: 'run' }, { type: 'run' }).state.reality).toBeUndefined();
  });
});
