import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/review/cards.ts';
import {
  MOST_CARDS,
  offered,
  REVIEW_MS,
  type ReviewEvent,
  type ReviewState,
  review,
} from '../../src/review/session.ts';
import { question } from '../support/course.ts';

const asked = question.question;
if (asked === undefined) throw new Error('the step has no question');
const quiz = (id: string): Card => ({ kind: 'question', id, step: 's', learnedAt: 0, question: asked });
const typing: Card = {
  ...{ kind: 'command', id: 'command:ls', step: 's', learnedAt: 0 },
  ...{ task: 'List the nodes', command: 'docker node ls', before: [] },
};

const START = 1000;

/** Plays events a second apart, and gives the state and the effects of the last. */
function play(state: ReviewState, ...events: readonly ReviewEvent[]) {
  let step = { state, effects: [] } as ReturnType<typeof review>;
  for (const [at, event] of events.entries()) step = review(step.state, event, START + at * 1000, () => 0);
  return step;
}

const BEGIN: ReviewEvent = { type: 'begin' };
const NEXT: ReviewEvent = { type: 'next' };
const RIGHT: ReviewEvent = { type: 'judged', verdict: { kind: 'right' } };

describe('a question', () => {
  it('stands with its options in another order', () => {
    const { state } = play(offered([quiz('q')]), BEGIN);
    expect(state.phase).toEqual({ name: 'asking', order: ['b', 'a'], hint: false });
  });

  it('is known if the right option was picked, and is remembered', () => {
    const { state, effects } = play(offered([quiz('q')]), BEGIN, { type: 'pick', option: 'b' });
    expect(state.phase).toMatchObject({ name: 'told', grade: 'known', option: 'b' });
    expect(effects).toEqual([{ type: 'remember', card: quiz('q'), grade: 'known' }]);
  });

  it('is not known after a wrong option, nor if it had to be shown; there is no second try', () => {
    const wrong = play(offered([quiz('q')]), BEGIN, { type: 'pick', option: 'a' });
    expect(wrong.state.phase).toMatchObject({ grade: 'unknown' });
    expect(play(wrong.state, { type: 'pick', option: 'b' }).effects).toEqual([]);
    expect(play(offered([quiz('q')]), BEGIN, { type: 'show' }).state.phase).toMatchObject({
      grade: 'unknown',
    });
  });

  it('has no option that it does not have', () => {
    expect(play(offered([quiz('q')]), BEGIN, { type: 'pick', option: 'z' }).state.grades).toEqual([]);
  });
});

describe('a command', () => {
  const begun = play(offered([typing]), BEGIN).state;

  it('is judged by trying it, and is known if it did the same', () => {
    const tried = play(begun, { type: 'try', command: ' docker node ls ' });
    expect(tried.effects).toEqual([{ type: 'judge', card: typing, typed: 'docker node ls' }]);
    const { state, effects } = play(tried.state, RIGHT);
    expect(state.phase).toMatchObject({ name: 'told', grade: 'known', typed: 'docker node ls' });
    expect(effects).toMatchObject([{ type: 'remember', grade: 'known' }]);
  });

  it('counts for less with a hint, and for nothing if it did something else', () => {
    const helped = play(begun, { type: 'hint' }, { type: 'try', command: 'docker node ls' }, RIGHT);
    expect(helped.state.phase).toMatchObject({ grade: 'helped' });
    const other: ReviewEvent = { type: 'judged', verdict: { kind: 'other-effect' } };
    expect(play(begun, { type: 'try', command: 'x' }, other).state.grades).toEqual(['unknown']);
  });

  it('is not tried while it is empty, and not twice at once', () => {
    expect(play(begun, { type: 'try', command: '  ' }).effects).toEqual([]);
    const once = play(begun, { type: 'try', command: 'x' }).state;
    expect(play(once, { type: 'try', command: 'y' }).effects).toEqual([]);
  });
});

describe('a review', () => {
  it('is not begun before the learner wants it', () => {
    expect(play(offered([quiz('q')]), { type: 'pick', option: 'b' }).state.phase.name).toBe('offered');
    expect(play(offered([]), BEGIN).state.phase.name).toBe('offered');
  });

  it('goes from card to card, and is over after the last', () => {
    const first = play(offered([quiz('1'), typing]), BEGIN, { type: 'pick', option: 'b' }, NEXT).state;
    expect(first).toMatchObject({ at: 1, phase: { name: 'asking' } });
    expect(play(first, { type: 'show' }, NEXT).state.phase).toEqual({ name: 'over' });
  });

  it('is over after three minutes, and what is left waits', () => {
    const told = play(offered([quiz('1'), quiz('2')]), BEGIN, { type: 'show' }).state;
    expect(review(told, NEXT, START + REVIEW_MS - 1, () => 0).state.phase.name).toBe('asking');
    expect(review(told, NEXT, START + REVIEW_MS, () => 0).state.phase.name).toBe('over');
  });

  it('never asks for more than is good at once', () => {
    let state = play(offered(Array.from({ length: 40 }, (_, at) => quiz(String(at)))), BEGIN).state;
    let count = 0;
    while (state.phase.name !== 'over') {
      state = review(review(state, { type: 'show' }, START, () => 0).state, NEXT, START, () => 0).state;
      count += 1;
    }
    expect(count).toBe(MOST_CARDS);
  });
});
