/** Lessons made to hold up the linter: refused with line and reason. */
import { expect, it } from 'vitest';
import { linearly } from '../support/linear.ts';
import { proseProblems, yamlProblems } from '../support/readers.ts';

const READERS = '../test/support/readers.ts';

it('says where a lesson has more marks than any lesson needs', () => {
  expect(proseProblems(`fine\n\n${'a**'.repeat(2000)}`)).toEqual([
    expect.stringMatching(/^10: more than 1000 of \*/),
  ]);
  expect(proseProblems(`${'> '.repeat(2000)}x`)).toEqual([
    expect.stringMatching(/^8: more than 50 of > - \+/),
  ]);
  expect(proseProblems('<!--\n\n'.repeat(50_000))).toEqual([expect.stringMatching(/more than 1000 of <!--/)]);
});

it('says where YAML has more anchors or levels than any lesson needs', () => {
  expect(yamlProblems('a: &a 1\nb: *a\n'.repeat(200))).toEqual([
    expect.stringMatching(/^101: more than 100 of & \*/),
  ]);
  expect(yamlProblems('- '.repeat(5000))).toEqual([expect.stringMatching(/^1: more than 50 of - \?/)]);
  expect(yamlProblems('['.repeat(5000))).toEqual([expect.stringMatching(/^1: more than 1000 of \[ \{/)]);
});

it('lets through what lessons do', () => {
  expect(proseProblems('**a** and _b_, [c](https://d.e)\n\n> - 1. *x*\n')).toEqual([]);
  expect(yamlProblems('a: [b, {c: "d & *e"}]\n')).toEqual([]);
});

it('ends on half a megabyte of any mark', async () => {
  const pieces = ['a**', '_a ', '**a *b ', '> ', '- ', '<!--', '<!--\n', '[', '[a](', '`', '&', '<a ', 'a <'];
  expect(await linearly(READERS, 'proseProblems', undefined, pieces)).toBe('done');
  const yaml = ['[', '- ', '? ', '{', '*a ', '&a ', 'a: &a 1\n', '[*a,', '"'];
  expect(await linearly(READERS, 'yamlProblems', undefined, yaml)).toBe('done');
});
