/** Text that a page shows as it is, whatever signs are in it. */
import { expect, it } from 'vitest';
import { escapeHtml } from '../../src/text/html.ts';

it('opens no tag, ends no attribute, and begins no entity', () => {
  expect(escapeHtml(`<b title="it's">&amp; 节点</b>`)).toBe(
    '&lt;b title=&quot;it&#39;s&quot;&gt;&amp;amp; 节点&lt;/b&gt;',
  );
});
