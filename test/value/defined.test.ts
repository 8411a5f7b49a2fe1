/** Fields that nobody gave. */
import { expect, it } from 'vitest';
import { defined } from '../../src/value/defined.ts';

it('keeps what was given, whatever it is, in its order', () => {
  const given = { zero: 0, empty: '', no: false, none: null, left: undefined, list: [undefined] };
  const kept = defined(given);
  expect(Object.keys(kept)).toEqual(['zero', 'empty', 'no', 'none', 'list']);
  expect(JSON.stringify(kept)).toBe('{"zero":0,"empty":"","no":false,"none":null,"list":[null]}');
});

it('stands over nothing in a spread with a field that was left out', () => {
  const asked: { size?: number } = {};
  expect({ size: 5, ...defined({ size: asked.size }) }).toEqual({ size: 5 });
});
