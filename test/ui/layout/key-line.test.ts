import { expect, it } from 'vitest';
import { fitHints, keyLine } from '../../../src/ui/layout/key-line.ts';
import { lineWidth, plain } from '../../../src/ui/text/line.ts';

const hints = [
  { key: '⏎', label: 'run', kept: true, main: true },
  { key: 'e', label: 'edit' },
  { key: 't', label: 'type it' },
  { key: '?', label: 'help', kept: true },
  { key: 'q', label: 'quit', kept: true },
];

it('names every key where there is room', () => {
  expect(plain(keyLine(hints, 80))).toBe('⏎ run   e edit   t type it   ? help   q quit');
});

it('leaves out the last ones first, never help and quit', () => {
  expect(fitHints(hints, 36).map(({ key }) => key)).toEqual(['⏎', 'e', '?', 'q']);
  expect(fitHints(hints, 25).map(({ key }) => key)).toEqual(['⏎', '?', 'q']);
});

it('never takes more than its row', () => {
  for (let width = 1; width < 50; width++)
    expect(lineWidth(keyLine(hints, width))).toBeLessThanOrEqual(width);
});
