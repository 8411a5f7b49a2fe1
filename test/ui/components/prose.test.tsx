import { expect, it } from 'vitest';
import type { Block } from '../../../src/lesson/types.ts';
import { widthOf } from '../../../src/text/width.ts';
import { Prose } from '../../../src/ui/components/prose.tsx';
import { FillContext } from '../../../src/ui/hooks/use-fill.ts';
import { fill } from '../../../src/ui/text/fill.ts';
import { inlineSpans } from '../../../src/ui/text/inline.ts';
import { dark } from '../../../src/ui/theme/dark.ts';
import { drawn } from '../../support/drawn.tsx';
import { inline, paragraph } from '../../support/fake-course.ts';

const rows = (blocks: readonly Block[], width = 40) => drawn(<Prose blocks={blocks} />, width).split('\n');

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

it('breaks Chinese by its own rules', () => {
  const text = '第一台机器成为管理节点，它保存整个 swarm 的状态。';
  for (const row of rows([paragraph(text)], 13)) expect(row).not.toMatch(/^[，。]/);
});

it('narrows a table to the width', () => {
  const table: Block = {
    type: 'table',
    rows: [
      [inline('port'), inline('what it is for')],
      [inline('2377'), inline('the swarm speaks here and nobody else')],
    ],
  };
  const lines = rows([table], 28);
  for (const row of lines) expect(widthOf(row)).toBeLessThanOrEqual(28);
  expect(lines[1]).toMatch(/^─{4} {3}─+$/);
  expect(lines.join(' ')).toContain('2377   the swarm speaks');
});

it('knows bold, code and links', () => {
  const link = {
    type: 'link',
    href: 'https://docs.docker.com',
    content: [{ type: 'text', text: 'docs' }],
  } as const;
  expect(inlineSpans([...inline('**bold** and `code` and '), link], (text) => text)).toMatchObject([
    { text: 'bold', bold: true },
    { text: ' and ' },
    { text: 'code', tone: 'accent' },
    { text: ' and ' },
    { text: 'docs', underline: true, href: 'https://docs.docker.com' },
  ]);
});

it('makes links that a terminal can follow, where colours are allowed', () => {
  const link: Block = {
    type: 'paragraph',
    content: [{ type: 'link', href: 'https://docs.docker.com', content: [{ type: 'text', text: 'docs' }] }],
  };
  expect(drawn(<Prose blocks={[link]} />, 40, 'en', dark)).toContain('\u001B]8;;https://docs.docker.com');
  expect(drawn(<Prose blocks={[link]} />, 40)).toBe('docs');
});

it('fills placeholders, but names secrets and unknown ones only', () => {
  const values = { manager: 'myvm1', token: 'SWMTKN-1' };
  const prose = (
    <FillContext value={(text) => fill(text, values, ['token'])}>
      <Prose blocks={[paragraph('${manager} ${manager_ip} ${token} ${HOME}')]} />
    </FillContext>
  );
  expect(drawn(prose, 60)).toBe('myvm1 <manager ip> <token> ${HOME}');
});
