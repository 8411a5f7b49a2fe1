import { describe, expect, it } from 'vitest';
import { type CardMemory, mergeCards } from '../../../src/tutor/progress/cards.ts';
import { mergeWalks, parseProgress, type WalkProgress } from '../../../src/tutor/progress/document.ts';
import type { StepRecord } from '../../../src/tutor/types.ts';

const record = (change: Partial<StepRecord>): StepRecord => ({
  status: 'pending',
  attempts: 1,
  durationMs: 10,
  answers: [],
  ...change,
});

const card: CardMemory = { dueAt: 20, askedAt: 10, stability: 2, difficulty: 5, asked: 1, lapses: 0 };

describe('reading progress.json', () => {
  it('gives back what was written', () => {
    const document = {
      schema: 2 as const,
      driver: 'simulator',
      language: 'zh',
      theme: 'light',
      walks: {
        'c/simulator': {
          at: 's',
          records: {
            s: record({ status: 'passed', firstTry: false, practised: true, hints: 2, spentMs: 9000 }),
          },
          values: { ip: '1.2.3.4' },
        },
      },
      cards: { c: { 'question:s': card } },
    };
    expect(parseProgress(JSON.stringify(document))).toEqual({ kind: 'document', document });
  });

  it.each([
    '',
    '{',
    'null',
    '[1,2]',
    '"text"',
    '{}',
    '{"schema":"1","walks":{}}',
    '{"schema":1,"walks":[]}',
    '\0\0',
  ])('takes %j for broken, not for empty progress', (text) => {
    expect(parseProgress(text)).toEqual({ kind: 'corrupt' });
  });

  it('leaves a file of a newer version alone', () => {
    expect(parseProgress('{"schema":3,"anything":true}')).toEqual({ kind: 'newer', schema: 3 });
  });

  it('takes up what an older version wrote, which knew nothing of first tries', () => {
    const walks = { 'c/simulator': { records: { s: record({ status: 'passed' }) }, values: {} } };
    expect(parseProgress(JSON.stringify({ schema: 1, walks }))).toEqual({
      kind: 'document',
      document: { schema: 2, walks },
    });
  });

  it('drops cards that make no sense, which are then asked as new ones', () => {
    const cards = { c: { good: card, bad: { ...card, dueAt: 'tomorrow' }, worse: 7 }, d: [] };
    expect(parseProgress(JSON.stringify({ schema: 2, walks: {}, cards }))).toMatchObject({
      document: { cards: { c: { good: card } } },
    });
  });

  it('drops single records that make no sense and keeps the others', () => {
    const walks = {
      w: { records: { good: record({}), bad: { status: 'great' }, worse: 7 }, values: { a: 'b', c: 1 } },
    };
    const parsed = parseProgress(JSON.stringify({ schema: 1, walks }));
    expect(parsed).toMatchObject({ kind: 'document' });
    if (parsed.kind !== 'document') return;
    expect(Object.keys(parsed.document.walks.w?.records ?? {})).toEqual(['good']);
    expect(parsed.document.walks.w?.values).toEqual({ a: 'b' });
  });
});

describe('two tutors at once', () => {
  const walk = (records: WalkProgress['records'], values = {}): WalkProgress => ({ records, values });

  it('keep what either of them finished', () => {
    const merged = mergeWalks(
      walk({ one: record({ status: 'passed' }) }),
      walk({ one: record({ status: 'pending' }), two: record({ status: 'passed' }) }),
    );
    expect(merged.records.one?.status).toBe('passed');
    expect(merged.records.two?.status).toBe('passed');
  });

  it('keep the later of two equal outcomes', () => {
    const merged = mergeWalks(
      walk({ one: record({ status: 'failed', finishedAt: 2, attempts: 5 }) }),
      walk({ one: record({ status: 'failed', finishedAt: 1, attempts: 3 }) }),
    );
    expect(merged.records.one?.attempts).toBe(5);
  });
});

describe('two reviews at once', () => {
  it('keep of each card what was asked last', () => {
    const later: CardMemory = { ...card, askedAt: 11, asked: 2 };
    expect(mergeCards({ a: later, b: card }, { a: card, b: later, c: card })).toEqual({
      a: later,
      b: later,
      c: card,
    });
  });
});
