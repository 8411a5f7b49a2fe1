/** How often machines are asked. */
import { expect, it } from 'vitest';
import { LONGEST_PAUSE_MS, nextPause, REAL_PAUSE_MS } from '../../src/check/pace.ts';

it('asks soon while something changes, and less and less often while nothing does', () => {
  expect(nextPause(9000, REAL_PAUSE_MS, true)).toBe(REAL_PAUSE_MS);
  const pauses = [REAL_PAUSE_MS];
  for (let look = 0; look < 6; look += 1) pauses.push(nextPause(pauses.at(-1) ?? 0, REAL_PAUSE_MS, false));
  expect(pauses).toEqual([2000, 3000, 4500, 6750, LONGEST_PAUSE_MS, LONGEST_PAUSE_MS, LONGEST_PAUSE_MS]);
});

it('never asks more often than it may', () => {
  expect(nextPause(0, REAL_PAUSE_MS, false)).toBe(REAL_PAUSE_MS);
});
