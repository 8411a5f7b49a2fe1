import { expect, it } from 'vitest';
import type { Block } from '../../../src/lesson/types.ts';
import { inlineSpans, proseLines } from '../../../src/ui/layout/prose.ts';
import { fill } from '../../../src/ui/text/fill.ts';
import { lineWidth, plain } from '../../../src/ui/text/line.ts';
import { inline, paragraph } from '../../support/fake-course.ts';

const same = (text: string) => text;
const rows = (blocks: readonly Block[], width = 40) => proseLines(blocks, width, same).map(plain);

it('puts a blank row between blocks', () => {
  expect(rows([paragraph('one'), paragraph('two')])).toEqual(['one', '', 'two']);
});

it('hangs list items at their mark', () => {
  const list: Block = {
    type: 'list',
    ordered: true,
    items: [[paragraph('the first machine manages')], [paragraph('short')]],
  };
  expect(rows([list], 16)).toEqual(['1. the first', '   machine', '   manages', '2. short']);
});

it('marks every row of a quote', () => {
  expect(rows([{ type: 'quote', blocks: [paragraph('nodes may be real machines')] }], 18)).toEqual([
    '▏ nodes may be',
    '▏ real machines',
  ]);
});

it('shows code as it is, indented, and a too long line goes on below', () => {
  const code: Block = { type: 'code', lang: 'yaml', text: 'deploy:\n  replicas: 5\n' };
  expect(rows([code])).toEqual(['  deploy:', '    replicas: 5']);
  for (const row of rows([code], 10)) expect(row.length).toBeLessThanOrEqual(10);
});

it('narrows a table to the width', () => {
  const table: Block = {
    type: 'table',
    rows: [
      [inline('port'), inline('what it is for')],
      [inline('2377'), inline('the swarm speaks here and nobody else')],
    ],
  };
  const lines = proseLines([table], 28, same);
  for (const row of lines) expect(lineWidth(row)).toBeLessThanOrEqual(28);
  expect(plain(lines[1] ?? [])).toMatch(/^─{4} {3}─+$/);
  expect(lines.map(plain).join(' ')).toContain('2377   the swarm speaks');
});

it('knows bold, code and links', () => {
  const spans = inlineSpans(
    [
      ...inline('**bold** and `code` and '),
      { type: 'link', href: 'https://docs.docker.com', content: [{ type: 'text', text: 'docs' }] },
    ],
    same,
  );
  expect(spans).toMatchObject([
    { text: 'bold', bold: true },
    { text: ' and ' },
    { text: 'code', tone: 'accent' },
    { text: ' and ' },
    { text: 'docs', underline: true, href: 'https://docs.docker.com' },
  ]);
});

it('fills placeholders, but names secrets and unknown ones only', () => {
  const values = { manager: 'myvm1', token: 'SWMTKN-1' };
  expect(fill('${manager} ${manager_ip} ${token} ${HOME}', values, ['token'])).toBe(
    'myvm1 <manager ip> <token> ${HOME}',
  );
});
