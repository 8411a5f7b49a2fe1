import { describe, expect, it } from 'vitest';
import { isWeak, type Learner, learned } from '../../src/report/learned.ts';
import type { StepRecord } from '../../src/tutor/types.ts';
import { courseOf, question, read, run, step } from '../support/course.ts';
import { exerciseOf } from '../support/exercise.ts';
import { fakeCheck } from '../support/fake-course.ts';

const again = { ...question, id: 'again', title: 'Again, ${name}' };
const course = courseOf([read, run, question, again, step('elsewhere', { drivers: ['hyperv'] })], {
  settings: [{ id: 'name', title: 'A name', default: 'myvm1' }],
  topics: [
    { id: 'asking', title: 'Asking', steps: ['question', 'again'], exercises: [] },
    { id: 'doing', title: 'Doing', steps: ['run'], exercises: ['practice'] },
  ],
});

const done = (change: Partial<StepRecord>): StepRecord => ({
  status: 'passed',
  attempts: 1,
  durationMs: 50,
  answers: [],
  ...change,
});

const options = ['a', 'b'].map((id) => ({ id, text: id, why: id, right: false, when: fakeCheck(id, id) }));
const explain = { prompt: 'Why?', options };
const asking = courseOf(
  [
    step('asked', { predict: { prompt: 'What?', options }, explain }),
    step('twice', {
      predict: { prompt: 'How many?', number: { kind: 'output', match: '(.)' }, why: '' },
      explain,
    }),
    step('unasked', { predict: { prompt: 'What?', options }, explain }),
  ],
  { topics: [{ id: 'all', title: 'All', steps: ['asked', 'twice', 'unasked'], exercises: [] }] },
);

const NOBODY: Learner = {
  ...{ driver: 'simulator', lang: 'en', records: {}, values: {}, exercises: [], results: {} },
};
function reportOf(change: Partial<Learner>) {
  return learned(course, { ...NOBODY, ...change });
}

describe('the report of a learner who has begun', () => {
  const report = reportOf({
    records: {
      run: done({ attempts: 3, hints: 2, firstTry: false, spentMs: 61_000 }),
      question: done({ firstTry: true }),
      again: done({ attempts: 2, firstTry: false }),
    },
    values: { name: 'node1' },
  });

  it('tells of each step how it went', () => {
    expect(report.lessons[0]?.steps[1]).toEqual({
      id: 'run',
      title: 'Title of run',
      status: 'passed',
      tries: 3,
      hints: 2,
      durationMs: 61_000,
      firstTry: false,
      predicted: null,
      explained: null,
    });
    expect(report.lessons[0]?.steps[0]).toMatchObject({ status: 'pending', tries: 0, firstTry: null });
  });

  it('names what the learner named', () => {
    expect(report.lessons[0]?.steps[3]?.title).toBe('Again, node1');
  });

  it.each([
    'SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-1awxwuwd3z9j1z3puu7rcgdbx',
    'ftp://me:hunter22222@host',
  ])('hands on no secret, even one that was given for a setting: %s', (name) => {
    const text = JSON.stringify(reportOf({ values: { name } }));
    expect(text).toContain('[secret]');
    expect(text).not.toMatch(/3pu6hsz|hunter/);
  });

  it('leaves out steps that do not exist on the driver', () => {
    expect(report.lessons[0]?.steps.map(({ id }) => id)).not.toContain('elsewhere');
  });

  it('scores a topic by what was known at the first try, and leads back to what was not', () => {
    expect(report.topics[0]).toEqual({
      id: 'asking',
      title: 'Asking',
      firstTryShare: 0.5,
      asked: 2,
      step: 'again',
    });
    expect(report.topics.map(isWeak)).toEqual([true, false]);
  });

  it('counts a prediction and an explanation, by the first answer', () => {
    const records = {
      asked: done({ predicted: 'a', cameTrue: 'b', explained: ['a'], explains: 'a' }),
      twice: done({ predicted: '8', cameTrue: '8', explained: ['b', 'a'], explains: 'a' }),
      unasked: done({ cameTrue: 'b', explains: 'a' }),
    };
    const found = learned(asking, { ...NOBODY, records });
    expect(found.topics[0]).toMatchObject({ asked: 4, firstTryShare: 0.5, step: 'asked' });
    expect(found.lessons[0]?.steps.map(({ predicted, explained }) => [predicted, explained])).toEqual([
      [false, true],
      [true, false],
      [null, null],
    ]);
  });

  it('counts a command that the learner had to find', () => {
    const practised = reportOf({ records: { run: done({ firstTry: true, practised: true }) } });
    expect(practised.topics[1]).toMatchObject({ firstTryShare: 1, asked: 1 });
  });

  it('takes a command that was run as it stood for no proof of anything', () => {
    expect(report.topics[1]).toMatchObject({ firstTryShare: null, asked: 0, step: null });
  });
});

describe('an exercise', () => {
  const exercises = [
    exerciseOf('mend-it', { topics: ['doing'] }),
    exerciseOf('other', { topics: ['practice'] }),
  ];
  const best = { durationMs: 9000, hints: 0, tries: 1 };

  it('that was solved without help counts for its topics', () => {
    const report = reportOf({ exercises, results: { 'mend-it': { status: 'passed', best } } });
    expect(report.exercises[0]).toMatchObject({ id: 'mend-it', status: 'passed', gaveUp: false, best });
    expect(report.topics[1]).toMatchObject({ firstTryShare: 1, asked: 1 });
  });

  it('that took a hint, or was given up, leads back to where its topic begins', () => {
    const hinted = { status: 'passed', best: { ...best, hints: 1 } } as const;
    const shown = { status: 'started', gaveUp: true } as const;
    const report = reportOf({ exercises, results: { 'mend-it': hinted, other: shown } });
    expect(report.topics[1]).toMatchObject({ firstTryShare: 0, asked: 2, step: 'run' });
  });

  it('that is under way, or not begun, says nothing yet', () => {
    const report = reportOf({ exercises, results: { other: { status: 'started' } } });
    expect(report.topics[1]).toMatchObject({ firstTryShare: null });
    expect(report.exercises.map(({ status }) => status)).toEqual(['new', 'started']);
  });
});

it('without topics of its own, the lessons of a course are its topics', () => {
  const plain = courseOf([question]);
  const records = { question: done({ firstTry: true }) };
  const learner = {
    driver: 'simulator',
    lang: 'en',
    records,
    values: {},
    exercises: [],
    results: {},
  } as const;
  expect(learned(plain, learner).topics).toEqual([
    { id: 'only', title: 'The only lesson', firstTryShare: 1, asked: 1, step: null },
  ]);
});
