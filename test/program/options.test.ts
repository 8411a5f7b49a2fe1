/** Command lines as programs of Unix read them. */
import { describe, expect, it } from 'vitest';
import {
  letterOptions,
  lettersOf,
  type OptionSpecs,
  operandsOf,
  readCommandLine,
} from '../../src/program/options.ts';

const SPECS: OptionSpecs = {
  quiet: { letter: 'q' },
  output: { letter: 'o', takesValue: true },
  spider: {},
  ...letterOptions('v', 'T'),
};
const read = (line: string, manner = {}) => {
  const { words, wrong, has, value } = readCommandLine(line.split(' ').filter(Boolean), SPECS, manner);
  return { words, wrong, quiet: has('quiet'), v: has('v'), output: value('output'), T: value('T') };
};

describe('a command line', () => {
  it.each([
    ['-q -o page.html url', { quiet: true, output: 'page.html', words: ['url'] }],
    ['-qopage.html url', { quiet: true, output: 'page.html', words: ['url'] }],
    ['-qvo- url', { quiet: true, v: true, output: '-', words: ['url'] }],
    ['--quiet --output=a=b url', { quiet: true, output: 'a=b', words: ['url'] }],
    ['--output -q url', { quiet: false, output: '-q', words: ['url'] }],
    ['url -T 5 -- -q -', { quiet: false, T: '5', words: ['url', '-q', '-'] }],
    ['-o first -o last', { output: 'last', words: [] }],
  ])('is read: %s', (line, expected) => expect(read(line)).toMatchObject({ ...expected, wrong: undefined }));

  it.each([
    ['-x url', { option: '-x', why: 'unknown' }],
    ['-qx url', { option: '-x', why: 'unknown' }],
    ['--colour --output', { option: '--colour', why: 'unknown' }],
    ['--spider=yes', { option: '--spider', why: 'unknown' }],
    ['--v', { option: '--v', why: 'unknown' }],
    ['url -T', { option: '-T', why: 'needs-value' }],
  ])('tells the first option that is wrong: %s', (line, wrong) => expect(read(line).wrong).toEqual(wrong));

  it('that another command follows is read up to it', () => {
    expect(read('-q -T 5 ls -o --all', { isLeading: true })).toMatchObject({
      quiet: true,
      T: '5',
      output: undefined,
      wrong: undefined,
      words: ['ls', '-o', '--all'],
    });
    expect(read('-q', { isLeading: true })).toMatchObject({ quiet: true, words: [] });
  });

  it('of a program that takes no value behind = has none there', () => {
    expect(read('--output=x', { takesEquals: false }).wrong).toEqual({ option: '--output', why: 'unknown' });
    expect(read('-ox', { takesEquals: false }).output).toBe('x');
  });

  it('keeps all values of an option in their order', () => {
    expect(readCommandLine(['-o', 'a', '-ob'], SPECS).all('output')).toEqual(['a', 'b']);
  });
});

it('letters and operands are told apart without knowing the options', () => {
  const argv = ['-l', '-ah', 'folder', '--'];
  expect([lettersOf(argv), operandsOf(argv)]).toEqual(['lah', ['folder']]);
});
