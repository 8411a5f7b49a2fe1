import { expect, it } from 'vitest';
import { colouredSpans, cutLine } from '../../../src/ui/text/cut.ts';
import { plain, span } from '../../../src/ui/text/line.ts';

it('cuts where the row ends and loses no blank', () => {
  expect(cutLine([span('ab  cd')], 3).map(plain)).toEqual(['ab ', ' cd']);
  expect(cutLine([], 3)).toEqual([[]]);
});

it('never splits a wide character', () => {
  expect(cutLine([span('a机器')], 4).map(plain)).toEqual(['a机', '器']);
});

it('keeps a program’s colours over a cut, and drops them without colour', () => {
  const text = 'ok \u001B[1;31mError:\u001B[0m no';
  expect(colouredSpans(text, {}, true)).toEqual([
    { text: 'ok ' },
    { text: 'Error:', sgr: '\u001B[1;31m' },
    { text: ' no' },
  ]);
  expect(
    colouredSpans(text, { tone: 'dim' }, false)
      .map((piece) => piece.text)
      .join(''),
  ).toBe('ok Error: no');
  const [, second] = cutLine(colouredSpans(text, {}, true), 6);
  expect(second?.[0]).toEqual({ text: 'or:', sgr: '\u001B[1;31m' });
});
