import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { parseMarkdown, toBlocks } from '../../src/lesson/read/markdown.ts';
import type { Block } from '../../src/lesson/types.ts';
import { htmlOf } from '../../src/report/html.ts';
import { markdownOf } from '../../src/report/markdown.ts';
import { bulletList, codeText, type Page, paragraph, tableOf } from '../../src/report/page.ts';

/** What means something to Markdown, to HTML, or to a browser. */
const HARM = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp;',
  '"quoted" \'twice\'',
  '*star* _line_ `tick` ``` [a](javascript:alert(1)) ![i](x)',
  '| bar | # hash ~~gone~~ https://x.example',
  '1. one',
  '- two',
  '+ three',
  '# four',
  '$x^2$ (five)! #6 + 7',
  'two\nlines',
];

const harmful: Page = {
  lang: 'en',
  title: HARM[0] ?? '',
  intro: [],
  sections: HARM.map((harm) => ({
    id: harm,
    title: harm,
    level: 1,
    blocks: [
      paragraph(harm, codeText(harm)),
      bulletList([[harm]]),
      tableOf([['head'], [harm], [codeText(harm)]]),
      { type: 'code', lang: '', text: harm },
      paragraph({ type: 'link', href: 'javascript:alert(1)', content: [{ type: 'text', text: harm }] }),
    ],
  })),
};

describe('a page in HTML', () => {
  const html = htmlOf(harmful);

  it('shows marks of others as they are, and runs nothing', () => {
    const [, body = ''] = html.split('<body>');
    expect(body).not.toMatch(/<(script|img|b)\b/);
    expect(body).not.toContain('href="javascript:');
    const tags = new Set([...body.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
    const known = [
      'main',
      'h1',
      'h2',
      'section',
      'p',
      'code',
      'ul',
      'li',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'pre',
    ];
    expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([]);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('is one file that loads nothing, in light, in dark, and on paper', () => {
    expect(html).not.toMatch(/\b(src|href)="(?!#)/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('@media print');
    expect(html).toContain('<html lang="en">');
  });

  it('ends what it begins', () => {
    for (const tag of [
      'section',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'ul',
      'li',
      'p',
      'pre',
      'code',
    ])
      expect([tag, html.split(`<${tag}>`).length + html.split(`<${tag} `).length - 1]).toEqual([
        tag,
        html.split(`</${tag}>`).length,
      ]);
  });
});

/** The blocks of a text in Markdown, as the reader of lessons takes them. */
function readAgain(text: string): Block[] {
  const nodes = parseMarkdown(text).children.filter(({ type }) => type !== 'heading');
  return toBlocks(nodes, { messages: messagesFor('en').lint, report: () => undefined });
}

describe('a page in Markdown', () => {
  it.each(harmful.sections.map(({ title, blocks }) => ({ title, blocks: blocks.slice(0, 4) })))(
    'gives $title back as text when it is read again',
    ({ title, blocks }) => {
      const text = markdownOf({ ...harmful, sections: [{ title, level: 2, blocks }] });
      // Only a block of code keeps its lines.
      const oneLine = JSON.parse(JSON.stringify(blocks.slice(0, 3)).replaceAll('\\n', ' '));
      expect(readAgain(text)).toEqual([...oneLine, blocks[3]]);
    },
  );

  it('has a place for each link within it', () => {
    const text = markdownOf({ ...harmful, sections: [{ id: 'here', title: 'Here', level: 1, blocks: [] }] });
    expect(text).toContain('<a id="here"></a>\n\n## Here');
  });
});
