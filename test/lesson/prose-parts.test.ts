/** Prose and its parts. */
import { expect, it } from 'vitest';
import { fromProse, isDrawing } from '../../src/lesson/prose-parts.ts';
import type { Block, Inline } from '../../src/lesson/types.ts';

const text = (words: string): Inline[] => [{ type: 'text', text: words }];
const paragraph = (words: string): Block => ({ type: 'paragraph', content: text(words) });
const shown = (content: readonly Inline[]) => content.map((one) => ('text' in one ? one.text : ''));

it('is gone through in its order, lists, quotes and tables too', () => {
  const blocks: Block[] = [
    { type: 'heading', content: text('head') },
    {
      type: 'list',
      ordered: false,
      items: [[paragraph('one'), { type: 'code', lang: 'sh', text: 'ls' }], [paragraph('two')]],
    },
    { type: 'quote', blocks: [paragraph('quoted')] },
    { type: 'table', rows: [[text('a'), text('b')]] },
    { type: 'code', lang: '', text: 'drawn' },
  ];
  const found = fromProse(blocks, {
    text: shown,
    code: (block) => [`${isDrawing(block) ? 'drawing' : 'code'} ${block.text}`],
  });
  expect(found).toEqual(['head', 'one', 'code ls', 'two', 'quoted', 'a', 'b', 'drawing drawn']);
});
