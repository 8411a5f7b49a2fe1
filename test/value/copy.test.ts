import { expect, test } from 'vitest';
import { copyOf } from '../../src/value/copy.ts';

test('a copy is equal, and shares no list and no object with its original', () => {
  const original = { name: 'web', empty: null, ports: [{ from: 80, to: 4000 }], labels: { a: 'b' } };
  const copy = copyOf(original);
  expect(copy).toEqual(original);
  copy.ports[0] = { from: 1, to: 2 };
  copy.labels.a = 'c';
  expect(original).toEqual({ name: 'web', empty: null, ports: [{ from: 80, to: 4000 }], labels: { a: 'b' } });
});

test('a key of any name is a field of the copy, and no prototype', () => {
  const copy = copyOf(JSON.parse('{"__proto__": {"isAdmin": true}}'));
  expect(Object.keys(copy)).toEqual(['__proto__']);
  expect(copy.isAdmin).toBeUndefined();
});
