/** What is missing is told once, however many checks notice it. */
import { expect, test } from 'vitest';
import type { StandingOutcome } from '../../src/tutor/compare.ts';
import { missingFor } from '../../src/tutor/missing.ts';

const MACHINE = { code: 'machine-missing', about: 'myvm1' } as const;
const OTHER = { code: 'machine-missing', about: 'myvm2' } as const;
const outcome = (id: string, more: Partial<StandingOutcome> = {}): StandingOutcome => ({
  id,
  status: 'failed',
  expected: '',
  actual: '',
  ...more,
});
const told = (steps: readonly (readonly StandingOutcome[])[]) =>
  missingFor(steps).map(({ reason, outcomes }) => [reason.about, ...[...outcomes].map(({ id }) => id)]);

test('a machine that several checks need stands there once, with all of them', () => {
  expect(
    told([
      [outcome('running', { blocked: [MACHINE] })],
      [outcome('both', { blocked: [MACHINE, OTHER] })],
      [outcome('nodes', { blocked: [OTHER] })],
    ]),
  ).toEqual([
    ['myvm1', 'running', 'both'],
    ['myvm2', 'both', 'nodes'],
  ]);
});

test('what failed beside such a check belongs to it; what failed in another step, or holds, does not', () => {
  const steps = [
    [outcome('swarm', { blocked: [MACHINE] }), outcome('leader'), outcome('shell', { status: 'passed' })],
    [outcome('page')],
  ];
  expect(told(steps)).toEqual([['myvm1', 'swarm', 'leader']]);
});

test('a check that lacks an address belongs to the first that is missing; where nothing is, it stands for itself', () => {
  expect(told([[outcome('swarm', { blocked: [MACHINE] })], [outcome('page', { isBlind: true })]])).toEqual([
    ['myvm1', 'swarm', 'page'],
  ]);
  expect(told([[outcome('page', { isBlind: true })]])).toEqual([]);
});
