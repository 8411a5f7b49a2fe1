/** Doing an exercise as a function: every event and what it changes, as stories of a learner. */
import { describe, expect, it } from 'vitest';
import type { StartRecord } from '../../src/exercise/record.ts';
import { reduceExercise, unopened } from '../../src/exercise/reduce.ts';
import type { RuleOutcome } from '../../src/exercise/rules/judge-rule.ts';
import type { ExerciseEffect, ExerciseState, TrainingEvent } from '../../src/exercise/state.ts';
import { step } from '../support/course.ts';
import { exerciseOf } from '../support/exercise.ts';
import { outcome } from '../support/fake-tutor.ts';

const EXERCISE = exerciseOf('one', {
  steps: [
    step('goal', { hints: ['the idea', 'the whole'] }),
    step('look', { commands: [{ text: 'docker node ls' }] }),
    step('mend', { commands: [{ text: 'docker node update' }] }),
  ],
  solutions: [{ id: 'one', steps: ['look', 'mend'] }],
});
const RECORD: StartRecord = {
  ...{ schema: 1, driver: 'simulator', at: 1000, hints: 0, tries: 0, gaveUp: false },
  ...{ engineTime: '', rows: {}, files: {} },
};
const rule = (passed: boolean): RuleOutcome => ({ id: 'r', passed, expected: '', actual: '' });
const OPEN = { checks: [outcome('a', 'failed')], rules: [rule(true)] };
const REACHED = { checks: [outcome('a', 'passed')], rules: [rule(true)] };

/** Somebody who does an exercise; time passes by a second with each event. */
class Story {
  state: ExerciseState = unopened(EXERCISE, {}, undefined);
  effects: readonly ExerciseEffect[] = [];
  now = 1000;

  tell(...events: readonly TrainingEvent[]): this {
    for (const event of events) {
      this.now += 1000;
      const { state, effects } = reduceExercise(this.state, event, this.now);
      this.state = state;
      this.effects = effects;
    }
    return this;
  }

  get phase() {
    return this.state.phase.name;
  }
}

const opened = (record = RECORD): TrainingEvent => ({
  ...{ type: 'opened', driver: 'simulator', simulated: true, values: {} },
  record,
});
const ran = (exitCode: number | null = 0): TrainingEvent => ({
  type: 'ran',
  ran: { command: 'x', exitCode },
});
const working = () => new Story().tell(opened());

describe('a learner who works', () => {
  it('runs commands, and the goal is looked at after each', () => {
    const story = working();
    expect(story.effects).toEqual([{ type: 'look' }]);
    story.tell({ type: 'run', command: 'docker ps' });
    expect([story.phase, story.effects]).toEqual(['running', [{ type: 'run', command: 'docker ps' }]]);
    story.tell(ran(1));
    expect([story.phase, story.state.ran?.exitCode, story.effects]).toEqual([
      'working',
      1,
      [{ type: 'look' }],
    ]);
  });

  it('is done as soon as everything is seen to hold, and the result says how', () => {
    const story = working().tell(
      { type: 'hint' },
      { type: 'looked', ...OPEN },
      { type: 'looked', ...REACHED },
    );
    expect(story.phase).toBe('over');
    const record = { ...RECORD, hints: 1, passedAt: story.now };
    expect(story.effects).toEqual([
      { type: 'keep', record },
      {
        type: 'remember',
        result: { status: 'passed', best: { durationMs: story.now - 1000, hints: 1, tries: 0 } },
      },
    ]);
  });

  it('is not done while a rule is broken, or while a command runs', () => {
    const broken = working().tell({ type: 'looked', checks: REACHED.checks, rules: [rule(false)] });
    expect(broken.phase).toBe('working');
    const busy = working().tell({ type: 'run', command: 'x' }, { type: 'looked', ...REACHED });
    expect(busy.phase).toBe('running');
  });

  it('gets one hint after the other, each kept, and no more than there are', () => {
    const story = working().tell({ type: 'hint' });
    expect(story.effects).toEqual([{ type: 'keep', record: { ...RECORD, hints: 1 } }]);
    expect(story.tell({ type: 'hint' }, { type: 'hint' }).state.record?.hints).toBe(2);
    expect(story.effects).toEqual([]);
  });

  it('has it judged: what is missing counts as a try, and is gone with the next command', () => {
    const story = working().tell({ type: 'judge' });
    expect([story.phase, story.effects]).toEqual(['judging', [{ type: 'judge' }]]);
    story.tell({ type: 'judged', ...OPEN, cause: 'wrong-turn' });
    expect(story.state).toMatchObject({ judged: { cause: 'wrong-turn' }, record: { tries: 1 } });
    expect(story.tell({ type: 'run', command: 'x' }).state.judged).toBeUndefined();
  });

  it('a judgement that was broken off counts for nothing', () => {
    const story = working().tell({ type: 'judge' }, { type: 'judged', checks: [], rules: [] });
    expect([story.phase, story.state.record?.tries, story.state.judged]).toEqual(['working', 0, undefined]);
  });

  it('stops a command', () => {
    const story = working().tell({ type: 'run', command: 'x' }, { type: 'interrupt' });
    expect(story.state.phase).toMatchObject({ interrupting: true });
    expect(story.effects).toEqual([{ type: 'interrupt' }]);
  });

  it('does nothing else while something is under way', () => {
    const story = working().tell({ type: 'run', command: 'x' });
    const before = story.state;
    story.tell({ type: 'run', command: 'y' }, { type: 'hint' }, { type: 'anew' }, { type: 'show' });
    expect(story.state).toBe(before);
  });
});

describe('a learner who gives up', () => {
  const shown = () => working().tell({ type: 'show' });

  it('begins anew, and is shown one step after the other; each runs before the next is shown', () => {
    const story = shown();
    expect(story.effects).toEqual([{ type: 'build', gaveUp: true }]);
    story.tell(opened({ ...RECORD, gaveUp: true }), { type: 'next' });
    expect(story.effects).toEqual([{ type: 'follow', step: 'look' }]);
    story.tell(ran(), { type: 'next' });
    expect([story.state.way, story.effects]).toEqual([{ at: 1, hasRun: false }, []]);
    story.tell({ type: 'next' });
    expect(story.effects).toEqual([{ type: 'follow', step: 'mend' }]);
  });

  it('sees the way to its end, although the goal may be reached before', () => {
    const story = shown().tell(opened({ ...RECORD, gaveUp: true }), { type: 'next' }, ran());
    expect(story.tell({ type: 'looked', ...REACHED }).phase).toBe('working');
    story.tell({ type: 'next' }, { type: 'next' }, ran(), { type: 'looked', ...REACHED });
    expect(story.phase).toBe('over');
    expect(story.effects[1]).toEqual({ type: 'remember', result: { status: 'started', gaveUp: true } });
  });

  it('may try a step again that failed', () => {
    const story = shown().tell(opened(), { type: 'next' }, ran(1), { type: 'next' });
    expect(story.effects).toEqual([{ type: 'follow', step: 'look' }]);
  });

  it('types nothing meanwhile, and gets no hints', () => {
    expect(shown().tell(opened(), { type: 'hint' }).effects).toEqual([]);
  });
});

describe('a learner who comes back', () => {
  it('goes on with the hints that were given', () => {
    expect(new Story().tell(opened({ ...RECORD, hints: 1 })).state.record?.hints).toBe(1);
  });

  it('finds a solved exercise solved, and may begin anew', () => {
    const story = new Story().tell(opened({ ...RECORD, passedAt: 9000 }));
    expect(story.phase).toBe('over');
    expect(story.tell({ type: 'anew' }).effects).toEqual([{ type: 'build', gaveUp: false }]);
    expect(story.state.record).toBeUndefined();
  });

  it('from a shell in which it was solved finds it solved', () => {
    expect(working().tell({ type: 'reread', record: { ...RECORD, passedAt: 9000 } }).phase).toBe('over');
  });

  it('may try again where no start state could be built', () => {
    const story = new Story().tell({ type: 'stuck', why: 'no machines' });
    expect(story.tell({ type: 'run', command: 'x' }).phase).toBe('stuck');
    expect(story.tell({ type: 'anew' }).phase).toBe('building');
  });
});
