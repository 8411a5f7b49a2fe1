/** The figures that a teacher takes along. */
import { expect, test } from 'vitest';
import { csvOf, exportOf } from '../../../src/room/board/export.ts';
import type { LogBody, LogEntry, RoomRecord } from '../../../src/room/contract/log.ts';
import { atStep } from '../../support/room.ts';

const ROOM: RoomRecord = {
  ...{ id: 1, name: 'Monday', code: 'ABCD-EFGH', course: 'c', openedAt: 0, endedAt: undefined, keepDays: 30 },
};
const log = (...bodies: readonly (readonly [number, LogBody])[]): LogEntry[] =>
  bodies.map(([by, body], at) => ({ pos: at + 1, by, id: `e${at}`, at: 0, body }));

test('are a row a learner and step, with the last that was told of it', () => {
  const exported = exportOf(
    ROOM,
    log(
      [1, { type: 'joined', name: 'Ada' }],
      [1, atStep('a', 'failed', { tries: 1 })],
      [1, atStep('a', 'passed', { tries: 2, spentMs: 61_000, done: 1 })],
      [2, { type: 'joined', name: 'Bob' }],
    ),
  );
  expect(csvOf(exported).split('\n')).toEqual([
    'number,name,joined,left,kind,id,status,tries,hints,seconds',
    '1,Ada,1970-01-01T00:00:00.000Z,,step,a,passed,2,0,61',
    '2,Bob,1970-01-01T00:00:00.000Z,,,,,,,',
    '',
  ]);
});

test('hold no formula, and no cell that breaks out of its place', () => {
  const names = ['=HYPERLINK("http://evil")', '+1', '-1', '@x', 'a,"b"'];
  const csv = csvOf(
    exportOf(ROOM, log(...names.map((name, at) => [at + 1, { type: 'joined', name }] as const))),
  );
  const cells = csv
    .split('\n')
    .slice(1, -1)
    .map((row) => row.slice(2, row.indexOf(',1970')));
  expect(cells).toEqual([`"'=HYPERLINK(""http://evil"")"`, "'+1", "'-1", "'@x", '"a,""b"""']);
});

test('leave out names that are hidden, and learners who were forgotten', () => {
  const exported = exportOf(
    ROOM,
    log(
      [1, { type: 'joined', name: 'Ada' }],
      [2, { type: 'joined', name: 'Bob' }],
      [1, { type: 'left', forgotten: true }],
      [0, { type: 'hide-names', on: true }],
    ),
  );
  expect(exported.learners.map(({ number, name }) => [number, name])).toEqual([[2, null]]);
});
