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

it('says where a file or a line is longer than any lesson needs', () => {
  expect(proseProblems('line\n'.repeat(60_000))).toEqual([
    expect.stringMatching(/^4000\d: more than 200000 characters/),
  ]);
  expect(proseProblems(`one\n中${' '.repeat(6000)}文`)).toEqual([
    expect.stringMatching(/^9: this line has more than 5000/),
  ]);
  expect(yamlProblems(`a: 1\nb: ${'x'.repeat(6000)}`)).toEqual([
    expect.stringMatching(/^2: this line has more than 5000/),
  ]);
});

it('says where tables, definitions or keys are more than any lesson needs', () => {
  const links = Array.from({ length: 40_000 }, (_, at) => `[a${at}]: b`);
  expect(proseProblems(links.join('\n'))).toEqual([expect.stringMatching(/^1008: more than 1000 of \[/)]);
  expect(proseProblems(links.join('\n\n'))).toEqual([expect.stringMatching(/more than 200000 characters/)]);
  const wide = (cell: string) => `|${cell.repeat(1200)}\n`;
  expect(proseProblems(wide('a|') + wide('-|') + wide('b|'))).toEqual([
    expect.stringMatching(/^8: more than 1000 of \|/),
  ]);
  const keys = Array.from({ length: 60_000 }, (_, at) => `k${at}: 1`).join('\n');
  expect(yamlProblems(keys)).toEqual([expect.stringMatching(/^10001: more than 10000 of : ,/)]);
  expect(yamlProblems('a: 1\n'.repeat(60_000))).toEqual([
    expect.stringMatching(/^10001: more than 10000 of : ,/),
  ]);
});

it.each([
  [READERS, 'joined', ['中 ', '中\n', '\n\u00a0', '\u00a0', '\u3000']],
  [READERS, 'places', ['${a}', "'${a}", ' ${a}', ';\n', '#', 'a#', '"', "'", '\n', '$(']],
  ['lesson/read/document.ts', 'headingId', ['{#', '{#a} ', '}', '\u00a0', ' ']],
  ['lesson/rules/coverage.ts', 'coverageRows', ['|', '| ', ' ', '| a', ' |\n']],
  ['lesson/rules/typography.ts', 'typographyFaults', ['a', 'a.', '中', '中,', '中 ', ' ', '，', 'a .']],
])('%s %s reads a line of any length in a time that grows with it', async (module, name, pieces) => {
  expect(await linearly(module, name, undefined, pieces)).toBe('done');
});

it('lets through what lessons do', () => {
  expect(proseProblems('**a** and _b_, [c](https://d.e)\n\n> - 1. *x*\n')).toEqual([]);
  expect(yamlProblems('a: [b, {c: "d & *e"}]\n')).toEqual([]);
});

it('ends on a quarter of a megabyte of any mark', async () => {
  const pieces = ['a**', '_a ', '**a *b ', '> ', '- ', '<!--', '<!--\n', '[', '[a](', '`', '&', '<a ', 'a <'];
  expect(await linearly(READERS, 'proseProblems', undefined, pieces)).toBe('done');
  const yaml = ['[', '- ', '? ', '{', '*a ', '&a ', 'a: &a 1\n', '[*a,', '"'];
  expect(await linearly(READERS, 'yamlProblems', undefined, yaml)).toBe('done');
});
