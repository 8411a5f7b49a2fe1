/** The background of a terminal: what it answers, and what the environment says. */
import { expect, it } from 'vitest';
import { backgroundAnswered, backgroundOf } from '../../../src/ui/terminal/background.ts';

it.each([
  ['11;rgb:0000/0000/0000', 'dark'],
  ['11;rgb:1e1e/1e1e/1e1e', 'dark'],
  ['11;rgb:fd/f6/e3', 'light'],
  ['11;rgb:f/f/f', 'light'],
  ['11;rgba:ffff/ffff/ffff/8000', 'light'],
  // Blue is darker than it looks in numbers, and green brighter.
  ['11;rgb:0000/0000/ffff', 'dark'],
  ['11;rgb:0000/ffff/0000', 'light'],
  ['10;rgb:ffff/ffff/ffff', undefined],
  ['11;?', undefined],
  ['11;rgb:zz/zz/zz', undefined],
])('%s is %s', (body, background) => {
  expect(backgroundAnswered(body)).toBe(background);
});

it.each([
  ['15;0', 'dark'],
  ['0;15', 'light'],
  ['0;7', 'light'],
  ['12;8', 'dark'],
  ['0;default;15', 'light'],
  ['default;default', undefined],
  ['', undefined],
])('COLORFGBG=%s is %s', (COLORFGBG, background) => {
  expect(backgroundOf({ COLORFGBG })).toBe(background);
});
