/** Amounts, patterns and versions, as lessons write them. */
import { describe, expect, it } from 'vitest';
import { amountMatches, parseAmount } from '../../src/check/amounts.ts';
import { cellMatches, textMatches } from '../../src/check/patterns.ts';
import { isAtLeast } from '../../src/check/versions.ts';

describe('an amount', () => {
  it.each([
    [5, 5, true],
    [5, 4, false],
    ['5', 5, true],
    ['>=2', 2, true],
    ['>= 2', 1, false],
    ['<3', 2, true],
    ['<3', 3, false],
    ['>0', 0, false],
    ['<=1', 1, true],
    ['!=0', 0, false],
  ])('%s against %d is %s', (amount, actual, expected) => {
    expect(amountMatches(amount, actual)).toBe(expected);
  });

  it('that cannot be read matches nothing', () => {
    expect(parseAmount('some')).toBeUndefined();
    expect(amountMatches('some', 5)).toBe(false);
  });
});

describe('a pattern', () => {
  it('without slashes is the whole text', () => {
    expect(cellMatches('myvm1', 'myvm1')).toBe(true);
    expect(cellMatches('myvm1', 'myvm10')).toBe(false);
    expect(cellMatches('a.c', 'abc')).toBe(false);
  });

  it('between slashes is an expression, with i for any case', () => {
    expect(cellMatches('/^myvm/', 'myvm10')).toBe(true);
    expect(cellMatches('/READY/', 'Ready')).toBe(false);
    expect(cellMatches('/READY/i', 'Ready')).toBe(true);
    expect(cellMatches('/a/b/', 'xa/b')).toBe(true);
  });

  it('finds a line in a longer text, whatever ends the lines', () => {
    expect(textMatches('/^Swarm initialized.*$/', 'first\r\nSwarm initialized: now\r\nlast')).toBe(true);
    expect(textMatches('myvm1', 'myvm1\n')).toBe(true);
  });

  it('with a broken expression matches nothing', () => {
    expect(cellMatches('/(/', 'x')).toBe(false);
  });
});

describe('a version', () => {
  it.each([
    ['v20.10.24+dfsg1', '1.13', true],
    ['17.06.2-ce', '17.06', true],
    ['17.06.2-ce', '17.06.3', false],
    ['1.12.6', '1.13', false],
    ['1.9.0', '1.13', false],
    ['28.2.2', '20.10', true],
    ['19.03.0-rc1', '19.03', false],
    ['20.10', '20.10.0', true],
    ['docker-machine version 0.16.2, build bd45ab13', '0.16', true],
    ['', '1.13', false],
  ])('%s is at least %s: %s', (actual, wanted, expected) => {
    expect(isAtLeast(actual, wanted)).toBe(expected);
  });
});
