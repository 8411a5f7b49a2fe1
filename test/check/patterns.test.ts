/** Patterns of lessons: what they mean, and that none of them can take for ever. */
import { describe, expect, it } from 'vitest';
import {
  cellMatches,
  expressionProblem,
  firstMatch,
  isExpression,
  soughtText,
  textMatches,
  wholeMatches,
} from '../../src/check/patterns.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { linearly } from '../support/linear.ts';

describe('a pattern', () => {
  it('without slashes is the text itself', () => {
    expect(cellMatches('Ready', 'Ready')).toBe(true);
    expect(cellMatches('Ready', 'ready')).toBe(false);
    expect(cellMatches('Ready', 'ready', true)).toBe(true);
  });

  it('between slashes is looked for, in lines of a text and in the whole of a cell', () => {
    expect(textMatches('/^web$/', 'db\r\nweb\r\n')).toBe(true);
    expect(cellMatches('/^web$/', 'db\nweb')).toBe(false);
    expect(textMatches('/WEB/i', 'the web')).toBe(true);
  });

  it('is turned round by a sign before it', () => {
    expect(cellMatches('!/^(tcp:10)?$/', 'tcp:11')).toBe(true);
    expect(cellMatches('!/^(tcp:10)?$/', 'tcp:10')).toBe(false);
    expect(cellMatches('!/^(tcp:10)?$/', '')).toBe(false);
    expect(textMatches('!/error/i', 'all well')).toBe(true);
    expect(textMatches('!/error/i', 'an\nERROR')).toBe(false);
    expect(isExpression('!/x/')).toBe(true);
    expect(soughtText('!/x/')).toBeUndefined();
  });

  it('gives its groups, and describes a whole value', () => {
    expect(firstMatch('^token: (\\S+)', 'a\ntoken: 42 b')).toEqual(['token: 42', '42']);
    expect(firstMatch('(a)|(b)', 'b')).toEqual(['b', undefined, 'b']);
    expect(firstMatch('nothing', 'b')).toBeUndefined();
    expect(wholeMatches('[a-z]+', 'abc')).toBe(true);
    expect(wholeMatches('a|b', 'ab')).toBe(false);
    expect(wholeMatches('^[a-z]+$', 'abc\nrm')).toBe(false);
  });

  it('that is no good matches nothing', () => {
    for (const bad of ['/a**/', '/(?=a)/', '!/(?!a)/', '/(a{900}){900}/'])
      expect(textMatches(bad, 'aaa')).toBe(false);
  });

  it('is refused with its reason when no engine could promise an end', () => {
    expect(expressionProblem('a**')?.kind).toBe('syntax');
    expect(expressionProblem('(?<!b)a')?.kind).toBe('look-around');
    expect(expressionProblem('(a)\\1')?.kind).toBe('look-around');
    expect(expressionProblem('(?:[a-z]{30}){30}')?.kind).toBe('too-large');
    expect(expressionProblem('a|'.repeat(100_000))?.kind).toBe('too-large');
    expect(expressionProblem(`${'('.repeat(3000)}a${')'.repeat(3000)}`)).toBeDefined();
  });
});

/** The expressions of a value, however deep; what a learner's machines are called stands in place of placeholders. */
function patternsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return isExpression(value) ? [value.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => name)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(patternsIn) : [];
}

describe('a quarter of a megabyte of hostile output', () => {
  it('holds up no pattern of the course', async () => {
    const patterns = [...new Set(patternsIn(loadCourse(undefined, 'en')))];
    expect(patterns.length).toBeGreaterThan(100);
    const pieces = ['manager Running ', 'Driver "', 'dial tcp: lookup '];
    expect(await linearly('check/patterns.ts', 'textMatches', patterns, pieces)).toBe('done');
  });

  it('holds up no pattern that backtracking never ends', async () => {
    const pieces = ['a', '\n', ' ', 'a b c d '];
    const patterns = ['/(a+)+$/', '/(a|a)*b/', '/^\\s*\\{/', '/(.*)*x/', '/a.*b.*c.*d/', '/(\\w+\\s?)*;/'];
    expect(await linearly('check/patterns.ts', 'textMatches', patterns, pieces)).toBe('done');
  });

  it('holds up neither a capture nor the name of a machine', async () => {
    const pieces = ['a', 'Hostname:<', 'Hostname: '];
    const sources = ['(a+)+$', '((a|aa)+)b', 'Hostname:(?:\\s|<[^>]*>)*([\\w-]+)', '(.*)*x'];
    expect(await linearly('check/patterns.ts', 'firstMatch', sources, pieces)).toBe('done');
    expect(await linearly('check/patterns.ts', 'wholeMatches', sources, pieces)).toBe('done');
  });
});
