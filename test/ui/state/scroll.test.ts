import { expect, it } from 'vitest';
import {
  around,
  clampOffset,
  leftAt,
  picked,
  scrollDistance,
  scrolled,
  windowAt,
} from '../../../src/ui/state/scroll.ts';

it('holds the window between the first row and the last full one', () => {
  expect(windowAt(-3, 10, 4)).toEqual({ from: 0, to: 4, above: 0, below: 6 });
  expect(windowAt(99, 10, 4)).toEqual({ from: 6, to: 10, above: 6, below: 0 });
  expect(windowAt(Number.POSITIVE_INFINITY, 10, 4).from).toBe(6);
  expect(windowAt(2, 3, 10)).toEqual({ from: 0, to: 3, above: 0, below: 0 });
});

const position = (at: number) => ({ at, last: 90, page: 10 });

it('keeps one row in sight when it turns a page', () => {
  const page = scrollDistance('pagedown', 10) ?? 0;
  expect(scrolled(position(0), page)).toBe(9);
  expect(scrolled(position(85), page)).toBe(90);
});

it('goes to both ends, and not on other keys', () => {
  expect(scrolled(position(5), scrollDistance('end', 10) ?? 0)).toBe(90);
  expect(scrolled(position(5), scrollDistance('home', 10) ?? 0)).toBe(0);
  expect(scrollDistance('x', 10)).toBeUndefined();
});

it('moves through a list and stays within it', () => {
  expect(picked(3, 'down', 10, 5)).toBe(4);
  expect(picked(3, 'pageup', 10, 5)).toBe(0);
  expect(picked(3, 'end', 10, 5)).toBe(9);
  expect(picked(0, 'down', 0, 5)).toBe(0);
  expect(picked(3, 'x', 10, 5)).toBeUndefined();
});

it('moves a window only when what is picked leaves it, with a few rows around', () => {
  expect(around(10, 1, 5, 12)).toBe(5);
  expect(around(5, 1, 5, 12)).toBe(2);
  expect(around(16, 1, 5, 12)).toBe(8);
});

it('is calm where nothing can be scrolled', () => {
  expect(clampOffset(3, 2, 10)).toBe(0);
});

it('goes sideways only when a hit is out of sight, and then shows what is before it', () => {
  expect(leftAt({ from: 10, to: 15 }, 0, 80)).toBe(0);
  expect(leftAt({ from: 300, to: 305 }, 0, 80)).toBe(274);
  expect(leftAt({ from: 300, to: 305 }, 250, 80)).toBe(250);
  expect(leftAt({ from: 10, to: 15 }, 250, 80)).toBe(0);
  // The column at an edge is the mark's.
  expect(leftAt({ from: 75, to: 80 }, 0, 80)).toBeGreaterThan(0);
  // Of a hit that is too long for the window, the beginning is seen.
  expect(leftAt({ from: 300, to: 500 }, 0, 80)).toBe(299);
});
