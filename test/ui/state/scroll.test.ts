import { expect, it } from 'vitest';
import { clampOffset, scrollDistance, scrolled, windowAt } from '../../../src/ui/state/scroll.ts';

it('holds the window between the first row and the last full one', () => {
  expect(windowAt(-3, 10, 4)).toEqual({ from: 0, to: 4, above: 0, below: 6 });
  expect(windowAt(99, 10, 4)).toEqual({ from: 6, to: 10, above: 6, below: 0 });
  expect(windowAt(Number.POSITIVE_INFINITY, 10, 4).from).toBe(6);
  expect(windowAt(2, 3, 10)).toEqual({ from: 0, to: 3, above: 0, below: 0 });
});

it('keeps one row in sight when it turns a page', () => {
  const page = scrollDistance('pagedown', 10) ?? 0;
  expect(scrolled(0, page, 100, 10)).toBe(9);
  expect(scrolled(95, page, 100, 10)).toBe(90);
});

it('goes to both ends, and not on other keys', () => {
  expect(scrolled(5, scrollDistance('end', 10) ?? 0, 100, 10)).toBe(90);
  expect(scrolled(5, scrollDistance('home', 10) ?? 0, 100, 10)).toBe(0);
  expect(scrollDistance('x', 10)).toBeUndefined();
});

it('is calm where nothing can be scrolled', () => {
  expect(clampOffset(3, 2, 10)).toBe(0);
});
