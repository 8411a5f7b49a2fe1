/** Values of which nothing is known yet. */
import { expect, it } from 'vitest';
import { isRecord, parseJson } from '../../src/value/json.ts';

it('reads JSON, and nothing from what is none', () => {
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
  expect(parseJson('null')).toBeNull();
  for (const text of ['', '{', 'undefined', 'WARNING: no answer']) expect(parseJson(text)).toBeUndefined();
});

it('tells an object with fields from all else', () => {
  expect([{}, { length: 0 }].map(isRecord)).toEqual([true, true]);
  expect([null, undefined, [], 'text', 5, () => undefined].filter(isRecord)).toEqual([]);
});
