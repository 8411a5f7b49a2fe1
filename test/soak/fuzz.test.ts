/** A small sample of what `npm run fuzz` tries by the thousands. */
import { describe, expect, test } from 'vitest';
import { type FuzzKind, tryOne } from './fuzz/cases.ts';
import { tried } from './fuzz/tried.ts';

const seed = Number(process.env.SWARM_TUTOR_FUZZ_SEED ?? Date.now() % 1_000_000);

describe('whatever comes', () => {
  test.each([
    ['states', 60],
    ['outputs', 200],
    ['courses', 40],
    ['keys', 25],
  ] as readonly (readonly [FuzzKind, number])[])('of %s, %i of them', async (kind, count) => {
    for (let number = 0; number < count; number += 1)
      expect(await tryOne(kind, seed, number), `npm run fuzz -- 1 ${seed} ${kind} ${number}`).toEqual([]);
  });

  test('is tried again by its number, in a thread that can be ended', async () => {
    expect(await tried('outputs', seed, 7, 3)).toEqual([]);
  });
});
