/** What was thrown. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codeOf, reasonOf } from '../../src/value/error.ts';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

it('an error says its message, and anything else itself', () => {
  expect(reasonOf(new TypeError('no list'))).toBe('no list');
  expect(reasonOf('gone')).toBe('gone');
  expect(reasonOf(undefined)).toBe('undefined');
});

it('only an error of the operating system has its code', () => {
  expect(codeOf(thrownBy(() => readFileSync('/nowhere/at/all')))).toBe('ENOENT');
  expect([new Error('x'), Object.assign(new Error('x'), { code: 5 }), null, 'ENOENT'].map(codeOf)).toEqual(
    Array(4).fill(undefined),
  );
});
