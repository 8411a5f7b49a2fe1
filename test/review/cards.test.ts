import { describe, expect, it } from 'vitest';
import { cardsOf, dueOn, scheduled } from '../../src/review/cards.ts';
import type { StepRecord } from '../../src/tutor/types.ts';
import { courseOf, question, read, step } from '../support/course.ts';
import { fakeCheck } from '../support/fake-course.ts';

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

describe('what was predicted and explained', () => {
  const options = ['a', 'b'].map((id) => ({ id, text: id, why: id, right: false, when: fakeCheck(id, id) }));
  const asking = courseOf([
    step('picked', { predict: { prompt: 'What?', again: 'What then?', options } }),
    step('counted', {
      predict: { prompt: 'How many?', number: { kind: 'output', match: '(.)' }, why: 'So.' },
    }),
    step('shown', { explain: { prompt: 'What is this?', options } }),
    step('told', { explain: { prompt: 'What is this?', again: 'What does "b" mean?', options } }),
  ]);
  const cards = cardsOf(
    asking,
    [
      {
        picked: { ...done(1), predicted: 'a', cameTrue: 'b' },
        counted: { ...done(1), predicted: '3', cameTrue: '8' },
        shown: { ...done(1), explained: ['b'], explains: 'b' },
        told: { ...done(1), explained: ['a', 'b'], explains: 'b' },
      },
    ],
    'simulator',
  );
  const asked = (id: string) => {
    const card = cards.find((one) => one.id === id);
    return card?.kind === 'question' ? card.question : undefined;
  };

  it('is asked again in other words, but not what needs its output', () => {
    expect(cards.map(({ id }) => id)).toEqual(['predict:picked', 'predict:counted', 'explain:told']);
    expect(asked('predict:picked')?.prompt).toBe('What then?');
    expect(asked('explain:told')?.prompt).toBe('What does "b" mean?');
  });

  it('is right as it turned out to be', () => {
    expect(asked('predict:picked')?.options.find(({ right }) => right)?.id).toBe('b');
    expect(asked('explain:told')?.options.find(({ right }) => right)?.id).toBe('b');
  });

  it('is a choice of numbers where one was counted, the mistaken one among them', () => {
    expect(asked('predict:counted')?.options.map(({ text, right }) => [text, right])).toEqual([
      ['8', true],
      ['3', false],
      ['7', false],
      ['9', false],
    ]);
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

  it('is what was learned or asked while the clock was years ahead, once it is right again', () => {
    const then = EVENING - 9000 * HOUR;
    expect(due(then)).toHaveLength(2);
    const memory = { stability: 1, difficulty: 5, asked: 1, lapses: 0 };
    const ahead = { ...memory, askedAt: EVENING, dueAt: EVENING + 72 * HOUR };
    const known = { ...memory, askedAt: then, dueAt: then + 72 * HOUR };
    expect(due(then, { 'question:question': known, 'command:docker node ls': ahead })).toEqual([
      'command:docker node ls',
    ]);
  });
});
