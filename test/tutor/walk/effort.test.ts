import { describe, expect, it } from 'vitest';
import type { StepRecord, WalkState } from '../../../src/tutor/types.ts';
import { LONGEST_STAY_MS } from '../../../src/tutor/walk/effort.ts';
import type { WalkEvent } from '../../../src/tutor/walk/events.ts';
import { reduce } from '../../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../../src/tutor/walk/start.ts';
import { littleCourse } from '../../support/course.ts';

const COME = 100_000;

/** A learner who has just come to a step. */
function at(step: string): WalkState {
  const begun = startWalk({ course: littleCourse, driver: 'simulator', records: {}, values: {}, at: step });
  return { ...begun, since: COME };
}

/** What is remembered of a step after some events, each a second after the one before. */
function recordAfter(state: WalkState, step: string, ...events: WalkEvent[]): StepRecord | undefined {
  const after = events.reduce(
    (now, event, second) => reduce(now, event, COME + (second + 1) * 1000).state,
    state,
  );
  return after.records[step];
}

const ended = (passed: boolean, second: number, why: 'checks' | 'interrupted' = 'checks'): WalkEvent => ({
  type: 'ended',
  result: passed ? { passed, outcomes: [] } : { passed, outcomes: [], why },
  at: COME + second * 1000,
  tookMs: 100,
});

const RUN: WalkEvent = { type: 'run' };
const HINT: WalkEvent = { type: 'hint' };

describe('the first try', () => {
  it('counts when the answer was right at once', () => {
    expect(recordAfter(at('question'), 'question', { type: 'answer', option: 'b' })?.firstTry).toBe(true);
  });

  it('is lost with a wrong answer, whatever comes after it', () => {
    const record = recordAfter(
      at('question'),
      'question',
      { type: 'answer', option: 'a' },
      { type: 'answer', option: 'b' },
    );
    expect(record).toMatchObject({ status: 'passed', firstTry: false, answers: ['a', 'b'] });
  });

  it('is lost with a failed command', () => {
    const record = recordAfter(at('run'), 'run', RUN, ended(false, 2), RUN, ended(true, 4));
    expect(record).toMatchObject({ status: 'passed', firstTry: false });
  });

  it('is not lost with a command that was broken off, or a look before it ran', () => {
    const broken = recordAfter(at('run'), 'run', RUN, ended(false, 2, 'interrupted'), RUN, ended(true, 4));
    expect(broken?.firstTry).toBe(true);
    const looked = recordAfter(at('run'), 'run', { type: 'verify' }, ended(false, 2), RUN, ended(true, 4));
    expect(looked?.firstTry).toBe(true);
  });

  it('is none with a hint, even one that was looked at on an earlier visit', () => {
    const record = recordAfter(
      at('run'),
      'run',
      HINT,
      { type: 'next' },
      { type: 'back' },
      RUN,
      ended(true, 5),
    );
    expect(record).toMatchObject({ firstTry: false, hints: 1 });
  });

  it('is told to be of a command that the learner had to find, where they practised', () => {
    const found = recordAfter({ ...at('run'), practice: true }, 'run', RUN, ended(true, 2));
    expect(found).toMatchObject({ firstTry: true, practised: true });
    expect(recordAfter(at('run'), 'run', RUN, ended(true, 2))).not.toHaveProperty('practised');
  });

  it('stays what it was when a step that is done is run again', () => {
    const record = recordAfter(at('run'), 'run', RUN, ended(true, 2), HINT, RUN, ended(false, 5));
    expect(record).toMatchObject({ status: 'passed', firstTry: true });
    expect(record).not.toHaveProperty('hints');
  });

  it('is said of nobody where nobody is there', () => {
    const record = recordAfter({ ...at('question'), unattended: true }, 'question', {
      type: 'answer',
      option: 'b',
    });
    expect(record?.status).toBe('passed');
    expect(record).not.toHaveProperty('firstTry');
    expect(record).not.toHaveProperty('spentMs');
  });
});

describe('the time at a step', () => {
  it('runs from coming there until it is done, over all visits', () => {
    const record = recordAfter(
      at('run'),
      'run',
      RUN,
      ended(false, 4),
      RUN,
      ended(true, 9),
      RUN,
      ended(true, 60),
    );
    expect(record?.spentMs).toBe(9000);
  });

  it('counts reading as well', () => {
    expect(recordAfter(at('read'), 'read', { type: 'next' })?.spentMs).toBe(1000);
  });

  it('is not that of a learner who has gone away', () => {
    const { records } = reduce(at('read'), { type: 'next' }, COME + 10 * LONGEST_STAY_MS).state;
    expect(records.read?.spentMs).toBe(LONGEST_STAY_MS);
  });
});

it('a hint is remembered at once', () => {
  expect(reduce(at('run'), HINT, COME).effects).toEqual([{ type: 'remember', steps: ['run'] }]);
});
