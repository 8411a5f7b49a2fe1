import { expect, test } from 'vitest';
import { firstOf } from '../../src/value/signal.ts';

test('aborts with any of its signals, for the same reason', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const first = firstOf(one.signal, undefined, other.signal);
  expect(first.aborted).toBe(false);
  other.abort('enough');
  expect(first.reason).toBe('enough');
});

test('never aborts without signals', () => {
  expect(firstOf(undefined).aborted).toBe(false);
});
