/** What a soak is given on its command line. */
import { expect, it } from 'vitest';
import { soakWords } from './given.ts';

it('takes kills and seed', () => {
  expect(soakWords(['40', '7'], 500)).toEqual({ kills: 40, seed: 7 });
});

it('has kills of its own, and a seed by the clock', () => {
  expect(soakWords([], 500)).toEqual({ kills: 500, seed: expect.any(Number) });
});

it.each([['rooms'], ['0'], ['-3'], ['1.5'], ['9'.repeat(20)]])('refuses %s kills', (word) => {
  expect(() => soakWords([word], 500)).toThrow(`KILLS must be a whole number from 1, not "${word}"`);
});

it('refuses a seed that is no number, and words that it has no use for', () => {
  expect(() => soakWords(['40', 'x'], 500)).toThrow('SEED must be a whole number from 0, not "x"');
  expect(() => soakWords(['40', '7', 'rooms'], 500)).toThrow('too many words: rooms');
});
