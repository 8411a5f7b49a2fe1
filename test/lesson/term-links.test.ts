import { describe, expect, it } from 'vitest';
import { termsIn, withTermLinks } from '../../src/lesson/term-links.ts';
import type { Block, GlossaryTerm, Inline } from '../../src/lesson/types.ts';

const entry = (id: string, term = id): GlossaryTerm => ({ id, term, means: 'It means something.' });
const text = (content: string): Inline => ({ type: 'text', text: content });
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });

/** The prose with its links in brackets. */
function linked(content: string, ...glossary: readonly GlossaryTerm[]): string {
  const [block] = withTermLinks([paragraph(text(content))], glossary);
  if (block?.type !== 'paragraph') throw new Error('a paragraph stays one');
  return block.content
    .map((inline) =>
      inline.type === 'link'
        ? `[${inline.content.map((one) => ('text' in one ? one.text : '')).join('')}]`
        : 'text' in inline
          ? inline.text
          : '',
    )
    .join('');
}

describe('a word of the glossary', () => {
  it('is linked where it stands first, in the plural or with a capital as well', () => {
    expect(linked('Nodes join. A node leaves.', entry('node'))).toBe('[Nodes] join. A node leaves.');
  });

  it('is linked as a whole word only', () => {
    expect(linked('nodejs, anode, two-node, then a node', entry('node'))).toBe(
      'nodejs, anode, two-node, then a [node]',
    );
  });

  it('is no part of a placeholder, which would never be filled then', () => {
    expect(linked('The same for ${worker}, a worker.', entry('worker'))).toBe(
      'The same for ${worker}, a [worker].',
    );
  });

  it('gives way to a longer word that holds it', () => {
    expect(linked('a join token, a token', entry('token'), entry('join-token', 'join token'))).toBe(
      'a [join token], a [token]',
    );
  });

  it('is found in Chinese, which has no spaces, and beside it', () => {
    const glossary = [entry('node', '节点'), entry('worker', '工作节点'), entry('swarm')];
    expect(linked('工作节点加入swarm，节点就绪', ...glossary)).toBe('[工作节点]加入[swarm]，[节点]就绪');
  });
});

it('leaves code, headings and quotes alone, and looks into lists', () => {
  const code: Inline = { type: 'code', text: 'node' };
  const blocks: Block[] = [
    { type: 'heading', content: [text('node')] },
    { type: 'quote', blocks: [paragraph(text('node'))] },
    paragraph(code),
  ];
  expect(withTermLinks(blocks, [entry('node')])).toEqual(blocks);
  const list: Block = { type: 'list', ordered: false, items: [[paragraph(text('a node'))]] };
  expect(termsIn([list], [entry('node'), entry('stack')]).map(({ id }) => id)).toEqual(['node']);
});
