/** Which keys have room in the key line, and where they stand. */
import { expect, it } from 'vitest';
import { keyRow } from '../../../src/ui/keys/key-row.ts';

const hint = (sign: string, label: string, isKept = false, isMain = false) => ({
  ...{ sign, label, isKept, isMain },
});
const HINTS = [
  hint('⏎', 'run', true, true),
  hint('e', 'edit'),
  hint('t', '输入'),
  hint('?', 'help', true),
  hint('q', 'quit', true),
];
const signsIn = (width: number) => {
  const { fitting, columns, kept } = keyRow(HINTS, width);
  return [fitting.map(({ sign }) => sign).join(''), columns, kept.map(({ sign }) => sign).join('')];
};

it('takes as many as fit, and the columns that those take', () => {
  expect(signsIn(80)).toEqual(['⏎et', 5 + 3 + 6 + 3 + 6, '?q']);
  expect(signsIn(41)).toEqual(['⏎et', 23, '?q']);
});

it('keeps help and the way out at the end, with all the room before them', () => {
  expect(signsIn(40)).toEqual(['⏎e', 22, '?q']);
  expect(signsIn(31)).toEqual(['⏎', 13, '?q']);
  expect(signsIn(20)).toEqual(['⏎', 2, '?q']);
  expect(signsIn(10)).toEqual(['⏎', 0, '?q']);
});

it('has no part for others where all are kept', () => {
  expect(keyRow(HINTS.slice(3), 80)).toEqual({ fitting: [], columns: 0, kept: HINTS.slice(3) });
});
