/** Which steps a board shows: a course has some for certain drivers only. */
import { expect, test } from 'vitest';
import type { DriverId } from '../../../src/driver/types.ts';
import { RoomState } from '../../../src/room/board/room-state.ts';
import { boardView } from '../../../src/room/board/view.ts';
import { shownSteps } from '../../../src/room/board/wording.ts';
import type { StepEvent } from '../../../src/room/contract/events.ts';
import type { LogBody } from '../../../src/room/contract/log.ts';
import type { RoomOutline } from '../../../src/room/contract/outline.ts';
import { atStep } from '../../support/room.ts';

const titles = { en: 'T', zh: 'T' };
const step = (id: string, ...drivers: readonly DriverId[]) => ({
  ...{ id, lesson: 'l', titles },
  ...(drivers.length > 0 ? { drivers } : {}),
});
const OUTLINE: RoomOutline = {
  ...{ course: 'c', titles, lessons: [{ id: 'l', titles }], exercises: [] },
  steps: [
    step('all'),
    step('switch', 'hyperv'),
    step('make', 'hyperv', 'simulator'),
    step('hosts', 'generic'),
  ],
};

/** The steps that are shown after the learners, each by a number, have told this. */
function shownAfter(...told: readonly (readonly [number, LogBody])[]): string {
  const state = new RoomState();
  for (const [at, [by, body]] of told.entries()) state.apply({ pos: at + 1, by, id: `e${at}`, at: 0, body });
  const view = boardView(state, OUTLINE, 0, true);
  return shownSteps({ view, outline: OUTLINE })
    .map(({ id }) => id)
    .join(' ');
}
const ada: readonly [number, LogBody] = [1, { type: 'joined', name: 'Ada' }];
const on = (driver: NonNullable<StepEvent['driver']>, at = 'all') => atStep(at, 'reading', { driver });

test('as long as nobody has begun, those of everybody', () => {
  expect(shownAfter()).toBe('all');
  expect(shownAfter(ada)).toBe('all');
});

test('those of the drivers that somebody here has', () => {
  expect(shownAfter(ada, [1, on('simulator')])).toBe('all make');
  const bob: readonly [number, LogBody] = [2, { type: 'joined', name: 'Bob' }];
  expect(shownAfter(ada, bob, [1, on('simulator')], [2, on('generic')])).toBe('all make hosts');
  expect(
    shownAfter(ada, bob, [1, on('simulator')], [2, on('generic')], [2, { type: 'left', forgotten: false }]),
  ).toBe('all make');
  expect(shownAfter(ada, [1, on('simulator')], [1, on('hyperv')])).toBe('all switch make');
});

test('where somebody is or was, and what the teacher names, whatever the driver', () => {
  expect(shownAfter(ada, [1, atStep('hosts', 'passed')], [1, atStep('all')])).toBe('all hosts');
  expect(shownAfter([0, { type: 'pace', step: 'switch' }])).toBe('all switch');
});
