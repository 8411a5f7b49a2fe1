import { describe, expect, it } from 'vitest';
import { cardsOf, dueOn, scheduled } from '../../src/review/cards.ts';
import type { StepRecord } from '../../src/tutor/types.ts';
import { courseOf, question, read } from '../support/course.ts';

const EVENING = new Date(2026, 10, 27, 23, 30).getTime();
const HOUR = 3_600_000;

const done = (finishedAt: number): StepRecord => ({
  ...{ status: 'passed', attempts: 1, durationMs: 0, answers: ['b'] },
  ...{ finishedAt, spentMs: 10 },
});

const course = courseOf([read, question], {
  cheatsheet: [
    {
      title: 'List the nodes',
      commands: [{ text: 'docker node ls', shells: ['bash'] }, { text: 'docker.exe node ls' }],
      review: { after: 'read', before: ['true'] },
    },
    { title: 'Only to look up', commands: [{ text: 'docker ps' }] },
  ],
});

const ids = (records: Readonly<Record<string, StepRecord>>): string[] =>
  cardsOf(course, [records], 'simulator').map(({ id }) => id);

describe('what can be asked', () => {
  it('is what was learned: questions of steps that are done, and commands whose step is', () => {
    expect(ids({})).toEqual([]);
    expect(ids({ question: done(1) })).toEqual(['question:question']);
    expect(ids({ read: done(1) })).toEqual(['command:docker node ls']);
  });

  it('is not what was skipped, failed, or done while nobody was there', () => {
    const { spentMs: _nobody, ...alone } = done(1);
    expect(ids({ question: { ...done(1), status: 'skipped' }, read: alone })).toEqual([]);
  });

  it('was learned when it was done first, on whatever driver', () => {
    const [card] = cardsOf(course, [{ question: done(9) }, { question: done(4) }], 'simulator');
    expect(card?.learnedAt).toBe(4);
  });
});

describe('what is due', () => {
  const cards = cardsOf(course, [{ question: done(EVENING), read: done(EVENING) }], 'simulator');
  const due = (now: number, memories = {}): string[] =>
    dueOn(now, scheduled(cards, memories)).map(({ card }) => card.id);

  it('is nothing on the evening of a lesson, and all of it the next morning', () => {
    expect(due(EVENING)).toEqual([]);
    expect(due(EVENING + 9 * HOUR)).toHaveLength(2);
  });

  it('comes again when its memory says so, what has waited longest first', () => {
    const memory = { dueAt: EVENING - HOUR, askedAt: 0, stability: 1, difficulty: 5, asked: 1, lapses: 0 };
    const memories = { 'command:docker node ls': memory };
    expect(due(EVENING, memories)).toEqual(['command:docker node ls']);
    expect(due(EVENING + 24 * HOUR, memories)).toEqual(['command:docker node ls', 'question:question']);
    expect(
      due(EVENING, { ...memories, 'command:docker node ls': { ...memory, dueAt: EVENING + 72 * HOUR } }),
    ).toEqual([]);
  });
});
