import { expect, it } from 'vitest';
import { Pace } from '../../src/tutor/pace.ts';

/** Chunks with the time at which each comes, milliseconds from the beginning. */
function beatsOf(...chunks: readonly (readonly [number, string])[]) {
  let now = 1000;
  const pace = new Pace(() => now);
  for (const [ms, text] of chunks) {
    now = 1000 + ms;
    pace.push(text);
  }
  return pace.beats;
}

it('tells when how many lines were there', () => {
  expect(beatsOf([100, 'one\n'], [400, 'two\nthree\n'], [900, 'four\n'])).toEqual([
    [100, 1],
    [400, 3],
    [900, 4],
  ]);
});

it('takes lines that come close together as one beat', () => {
  expect(beatsOf([100, 'one\n'], [110, 'two\n'], [120, 'three\n'])).toEqual([[100, 3]]);
});

it('counts a line when it ends, wherever it was cut', () => {
  expect(beatsOf([100, 'o'], [300, 'ne'], [700, '\ntwo'])).toEqual([[700, 1]]);
});

it('stays small, whatever a program prints', () => {
  const flood = Array.from({ length: 10_000 }, (_, at) => [at * 100, 'line\n'] as const);
  const beats = beatsOf(...flood);
  expect(beats.length).toBeLessThanOrEqual(2000);
  expect(beats.at(-1)?.[1]).toBe(10_000);
});
