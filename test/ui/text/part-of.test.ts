/** Rows seen from one column to another. */
import { expect, it } from 'vitest';
import { widthOf } from '../../../src/text/width.ts';
import { plain, span } from '../../../src/ui/text/line.ts';
import { partOf } from '../../../src/ui/text/part-of.ts';

const part = (text: string, left: number, width: number) => plain(partOf([span(text)], left, width));

it('says at either end that the row goes on', () => {
  expect(part('abcdefghij', 0, 10)).toBe('abcdefghij');
  expect(part('abcdefghij', 0, 6)).toBe('abcde…');
  expect(part('abcdefghij', 4, 6)).toBe('…fghij');
  expect(part('abcdefghij', 3, 4)).toBe('…ef…');
  expect(part('ab', 8, 6)).toBe('…');
  expect(part('', 8, 6)).toBe('');
});

it('keeps columns in their places where half a wide character is in sight', () => {
  for (let left = 0; left < 8; left++)
    for (let width = 3; width < 8; width++)
      expect(widthOf(part('机器a在swarm里运行', left, width))).toBe(width);
});
