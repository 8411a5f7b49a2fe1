import type { Key } from 'ink';
import { expect, it } from 'vitest';
import { pressesOf } from '../../../src/ui/keys/press.ts';

const NONE: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};
const names = (input: string, key: Partial<Key> = {}) =>
  pressesOf(input, { ...NONE, ...key }).map((one) => one.key);

it('names keys that type nothing', () => {
  expect(names('', { upArrow: true })).toEqual(['up']);
  expect(names('\r', { return: true })).toEqual(['enter']);
  expect(names('', { escape: true, meta: true })).toEqual(['esc']);
});

it('names modifiers', () => {
  expect(names('c', { ctrl: true })).toEqual(['ctrl-c']);
  expect(names('b', { meta: true })).toEqual(['alt-b']);
  expect(names('', { ctrl: true, leftArrow: true })).toEqual(['ctrl-left']);
});

it('takes keys apart that arrive in one piece', () => {
  expect(names('nb\r')).toEqual(['n', 'b', 'enter']);
  expect(names('机器 a')).toEqual(['机', '器', 'space', 'a']);
});

it('ignores the release of a key', () => {
  expect(names('a', { eventType: 'release' })).toEqual([]);
});
