import { expect, it } from 'vitest';
import { widthOf } from '../../../src/text/width.ts';
import { KeyLine } from '../../../src/ui/components/key-line.tsx';
import { drawn } from '../../support/drawn.tsx';

const hints = [
  { sign: '⏎', label: 'run', isKept: true, isMain: true },
  { sign: 'e', label: 'edit', isKept: false, isMain: false },
  { sign: 't', label: 'type it', isKept: false, isMain: false },
  { sign: '?', label: 'help', isKept: true, isMain: false },
  { sign: 'q', label: 'quit', isKept: true, isMain: false },
];
const line = (width: number) => drawn(<KeyLine hints={hints} />, width);

it('names every key where there is room', () => {
  expect(line(80)).toBe('⏎ run   e edit   t type it   ? help   q quit');
});

it('leaves out the last ones first, never help and quit', () => {
  expect(line(36)).toMatch(/^⏎ run {3}e edit +\? help {3}q quit$/);
  expect(line(25)).toMatch(/^⏎ run +\? help {3}q quit$/);
});

it('never takes more than its row', () => {
  for (let width = 20; width < 50; width++) {
    expect(line(width)).not.toContain('\n');
    expect(widthOf(line(width))).toBeLessThanOrEqual(width);
  }
});
