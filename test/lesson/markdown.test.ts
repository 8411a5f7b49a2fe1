import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { parseMarkdown, toBlocks } from '../../src/lesson/read/markdown.ts';
import type { Block, Inline } from '../../src/lesson/types.ts';

function read(text: string): { blocks: Block[]; problems: string[] } {
  const problems: string[] = [];
  const messages = messagesFor('en').lint;
  const report = (at: { line: number }, message: string) => problems.push(`${at.line}: ${message}`);
  return { blocks: toBlocks(parseMarkdown(text).children, { messages, report }), problems };
}

/** What a paragraph reads, without its marks. */
function textOf(block: Block): string {
  const inlines = (content: readonly Inline[]): string =>
    content.map((one) => ('content' in one ? inlines(one.content) : 'text' in one ? one.text : '')).join('');
  return block.type === 'paragraph' ? inlines(block.content) : '';
}

const words = (text: string) => ({ type: 'text', text });

describe('prose becomes what a terminal can show', () => {
  test('lines of a paragraph are joined with a space', () => {
    expect(read('one\n  two').blocks).toEqual([{ type: 'paragraph', content: [words('one two')] }]);
  });
  test('and between Chinese characters with nothing', () => {
    expect(read('节点加入\nswarm，\n然后运行').blocks).toEqual([
      { type: 'paragraph', content: [words('节点加入 swarm，然后运行')] },
    ]);
  });
  test.each([
    ['**节点**\n加入', '节点加入'],
    ['加入，\n`docker` 随后', '加入，docker 随后'],
    ['用 `docker`\n（客户端）', '用 docker（客户端）'],
    ['用 `docker`\n客户端', '用 docker 客户端'],
    ['节点\n**swarm**', '节点 swarm'],
  ])('%j reads %j, whatever marks the words have', (source, shown) => {
    const [block] = read(source).blocks;
    expect(block && textOf(block)).toBe(shown);
  });
  test('code that is broken in two has one space', () => {
    expect(read('`docker\nnode ls`').blocks).toEqual([
      { type: 'paragraph', content: [{ type: 'code', text: 'docker node ls' }] },
    ]);
  });
  test('emphasis beside Chinese punctuation is emphasis', () => {
    expect(read('这是**管理节点（manager）**的任务').blocks).toEqual([
      {
        type: 'paragraph',
        content: [
          words('这是'),
          { type: 'strong', content: [words('管理节点（manager）')] },
          words('的任务'),
        ],
      },
    ]);
  });
  test('marks, code, links and hard breaks are kept', () => {
    expect(read('*a* `b` [c](https://d.e/)\\\nf').blocks).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'emphasis', content: [words('a')] },
          words(' '),
          { type: 'code', text: 'b' },
          words(' '),
          { type: 'link', href: 'https://d.e/', content: [words('c')] },
          { type: 'break' },
          words('f'),
        ],
      },
    ]);
  });
  test('lists nest, quotes hold blocks, code keeps its language', () => {
    const paragraph = (text: string) => ({ type: 'paragraph', content: [words(text)] });
    expect(read('1. a\n   - b\n\n> c\n\n```text\nd  e\n```\n\n### f').blocks).toEqual([
      {
        type: 'list',
        ordered: true,
        items: [[paragraph('a'), { type: 'list', ordered: false, items: [[paragraph('b')]] }]],
      },
      { type: 'quote', blocks: [paragraph('c')] },
      { type: 'code', lang: 'text', text: 'd  e' },
      { type: 'heading', content: [words('f')] },
    ]);
  });
  test('tables are rows of cells, the heading first', () => {
    expect(read('| a | b |\n|---|---|\n| `c` | d |').blocks).toEqual([
      {
        type: 'table',
        rows: [
          [[words('a')], [words('b')]],
          [[{ type: 'code', text: 'c' }], [words('d')]],
        ],
      },
    ]);
  });
  test('comments are for authors only', () => {
    expect(read('<!-- remember -->')).toEqual({ blocks: [], problems: [] });
  });
});

test('what a terminal cannot show is told with its line', () => {
  const { problems } = read('ok\n\n![x](y.png)\n\n***\n\na <b>c</b>\n\n[d](javascript:e)');
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['3', '5', '7', '7', '9']);
});
