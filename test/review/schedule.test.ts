import { expect, it } from 'vitest';
import { afterAnswer, type Grade } from '../../src/review/schedule.ts';
import type { CardMemory } from '../../src/tutor/progress/cards.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 27, 20);

/** Days from each answer to the next, when a card is always asked on the day that it is due. */
async function gaps(...grades: readonly Grade[]): Promise<number[]> {
  let memory: CardMemory | undefined;
  let now = START;
  const days: number[] = [];
  for (const grade of grades) {
    memory = await afterAnswer(memory, grade, now);
    days.push(Math.round((memory.dueAt - now) / DAY));
    now = memory.dueAt;
  }
  return days;
}

it('waits longer each time that a card was known', async () => {
  const days = await gaps('known', 'known', 'known', 'known');
  expect(days[0]).toBeGreaterThanOrEqual(1);
  for (const [at, gap] of days.slice(1).entries()) expect(gap).toBeGreaterThan(days[at] ?? 0);
});

it('asks the next day what was not known', async () => {
  expect(await gaps('unknown')).toEqual([1]);
  const [, , after] = await gaps('known', 'known', 'unknown');
  expect(after).toBeLessThan((await gaps('known', 'known', 'known'))[2] ?? 0);
});

it('waits less for what took help than for what was known', async () => {
  expect((await gaps('helped'))[0]).toBeLessThan((await gaps('known'))[0] ?? 0);
});

it('counts how often a card was asked, and how often it was forgotten', async () => {
  const first = await afterAnswer(undefined, 'known', START);
  const second = await afterAnswer(first, 'unknown', first.dueAt);
  expect(second).toMatchObject({ asked: 2, lapses: 1, askedAt: first.dueAt });
});

it('bears a clock that was set back', async () => {
  const first = await afterAnswer(undefined, 'known', START);
  const earlier = await afterAnswer(first, 'known', START - 40 * DAY);
  expect(earlier.dueAt).toBeGreaterThan(START - 40 * DAY);
  expect(Number.isFinite(earlier.stability)).toBe(true);
});
