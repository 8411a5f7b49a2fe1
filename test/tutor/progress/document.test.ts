import { describe, expect, it } from 'vitest';
import { mergeWalks, parseProgress, type WalkProgress } from '../../../src/tutor/progress/document.ts';
import type { StepRecord } from '../../../src/tutor/types.ts';

const record = (change: Partial<StepRecord>): StepRecord => ({
  status: 'pending',
  attempts: 1,
  durationMs: 10,
  answers: [],
  ...change,
});

describe('reading progress.json', () => {
  it('gives back what was written', () => {
    const document = {
      schema: 1 as const,
      driver: 'simulator',
      language: 'zh',
      walks: {
        'c/simulator': { at: 's', records: { s: record({ status: 'passed' }) }, values: { ip: '1.2.3.4' } },
      },
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
    expect(parseProgress('{"schema":2,"anything":true}')).toEqual({ kind: 'newer', schema: 2 });
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
