import { describe, expect, it } from 'vitest';
import { lineWidth, plain, span } from '../../../src/ui/text/line.ts';
import { wrap, wrapText } from '../../../src/ui/text/wrap.ts';

const rows = (text: string, width: number) => wrapText(text, width).map(plain);

describe('English prose', () => {
  it('breaks at blanks and drops the blank at the edge', () => {
    expect(rows('the first machine becomes the manager', 12)).toEqual([
      'the first',
      'machine',
      'becomes the',
      'manager',
    ]);
  });

  it('keeps closing punctuation with its word', () => {
    expect(rows('a swarm.', 7)).toEqual(['a', 'swarm.']);
  });

  it('cuts a word that is longer than the row', () => {
    expect(rows('SWMTKN-1-49nj1cmql0', 8)).toEqual(['SWMTKN-1', '-49nj1cm', 'ql0']);
  });

  it('keeps the indentation of code in front of a word too long for its row', () => {
    expect(rows('    abcdefghij', 8)).toEqual(['    abcd', 'efghij']);
  });

  it('ends a row at a line end', () => {
    expect(rows('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
  });
});

describe('Chinese prose', () => {
  const TEXT =
    '第一台机器成为管理节点，它保存（并维护）整个 swarm 的状态。“其他机器”按地址找到它：所以要给出地址！好吗？';

  it.each([6, 7, 8, 9, 10, 11, 13, 17, 20, 31, 40])(
    'never begins a row with closing punctuation or ends one with opening punctuation, at %i columns',
    (width) => {
      for (const row of rows(TEXT, width)) {
        expect(row).not.toMatch(/^[，。、）：；！？”]/);
        expect(row).not.toMatch(/[（「“]$/);
      }
    },
  );

  it.each([6, 7, 11, 20])('is never wider than %i columns, and loses nothing', (width) => {
    const wrapped = wrapText(TEXT, width);
    for (const row of wrapped) expect(lineWidth(row)).toBeLessThanOrEqual(width);
    expect(wrapped.map(plain).join('').replaceAll(' ', '')).toBe(TEXT.replaceAll(' ', ''));
  });

  it('never splits a wide character over two rows', () => {
    expect(rows('机器机器', 5)).toEqual(['机器', '机器']);
  });

  it('keeps a Latin word whole between characters', () => {
    expect(rows('初始化swarm集群', 9)).toEqual(['初始化', 'swarm集群']);
  });
});

it('keeps the style of each piece over a break', () => {
  const [first, second] = wrap([span('plain '), span('bold text', { bold: true })], 10);
  expect(first).toMatchObject([{ text: 'plain ' }, { text: 'bold', bold: true }]);
  expect(second).toMatchObject([{ text: 'text', bold: true }]);
});
