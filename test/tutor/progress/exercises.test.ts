import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergeResults, readResults } from '../../../src/tutor/progress/exercises.ts';
import { ProgressStore } from '../../../src/tutor/progress/store.ts';

const best = (durationMs: number, hints = 0) => ({ durationMs, hints, tries: 0 });

describe('how an exercise went', () => {
  it('passed once is passed, whatever came later', () => {
    const once = mergeResults({ status: 'started' }, { status: 'passed', best: best(9000) });
    expect(mergeResults(once, { status: 'started' })).toEqual({ status: 'passed', best: best(9000) });
  });

  it('keeps the time with fewer hints, and of those the shorter one', () => {
    const slow = { status: 'passed', best: best(9000, 0) } as const;
    expect(mergeResults(slow, { status: 'passed', best: best(1000, 3) }).best).toEqual(best(9000, 0));
    expect(mergeResults(slow, { status: 'passed', best: best(1000, 0) }).best).toEqual(best(1000, 0));
  });

  it('remembers that the solution was shown', () => {
    const shown = mergeResults(undefined, { status: 'started', gaveUp: true });
    expect(mergeResults(shown, { status: 'started' })).toEqual({ status: 'started', gaveUp: true });
  });

  it('is read from a file as far as it makes sense', () => {
    const found = readResults({
      c: {
        a: { status: 'passed', best: best(1) },
        b: { status: 'lost' },
        d: { status: 'passed', best: { durationMs: 'x' } },
      },
      e: 7,
    });
    expect(found).toEqual({ c: { a: { status: 'passed', best: best(1) }, d: { status: 'passed' } } });
  });
});

describe('in the progress', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'results-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('two who write at once lose nothing of each other, nor of the walk', async () => {
    const open = () => new ProgressStore(join(folder, 'progress.json'));
    const [one, other] = [open(), open()];
    await one.remember('c', 'simulator', { at: 's', records: {}, values: {} });
    await one.rememberExercise('c', 'first', { status: 'passed', best: best(5) });
    await other.rememberExercise('c', 'second', { status: 'started' });
    const again = open();
    expect(again.exercises('c')).toEqual({
      first: { status: 'passed', best: best(5) },
      second: { status: 'started' },
    });
    expect(again.walk('c', 'simulator').at).toBe('s');
  });
});
