/** Links words of the course in prose to the glossary, each at its first occurrence. */
import { placesOf } from './placeholders.ts';
import type { Block, GlossaryTerm, Inline } from './types.ts';

/** The prefix of links to the glossary, before the id of a word. */
const TO_GLOSSARY = '#glossary-';

/**
 * The blocks with links to the glossary in their running text: the first mention of each word, longer words first.
 * Headings, quotes, code and tables stay as they are.
 */
export function withTermLinks(blocks: readonly Block[], glossary: readonly GlossaryTerm[]): Block[] {
  const left = new Set([...glossary].sort((one, other) => other.term.length - one.term.length));
  return blocks.map((block) => linked(block, left));
}

/** The words that have links in the blocks, in the order of the glossary. */
export function termsIn(blocks: readonly Block[], glossary: readonly GlossaryTerm[]): GlossaryTerm[] {
  const text = JSON.stringify(withTermLinks(blocks, glossary));
  return glossary.filter(({ id }) => text.includes(`"href":"${TO_GLOSSARY}${id}"`));
}

function linked(block: Block, left: Set<GlossaryTerm>): Block {
  if (block.type === 'paragraph')
    return { ...block, content: block.content.flatMap((inline) => linkedInline(inline, left)) };
  if (block.type !== 'list') return block;
  return { ...block, items: block.items.map((item) => item.map((inner) => linked(inner, left))) };
}

function linkedInline(inline: Inline, left: Set<GlossaryTerm>): Inline[] {
  if (inline.type === 'strong' || inline.type === 'emphasis')
    return [{ ...inline, content: inline.content.flatMap((one) => linkedInline(one, left)) }];
  return inline.type === 'text' ? linkedText(inline.text, left) : [inline];
}

function linkedText(text: string, left: Set<GlossaryTerm>): Inline[] {
  for (const entry of left) {
    const place = placeOf(entry.term, text);
    if (place === undefined) continue;
    left.delete(entry);
    const { start, end } = place;
    const link: Inline = {
      type: 'link',
      href: TO_GLOSSARY + entry.id,
      content: [{ type: 'text', text: text.slice(start, end) }],
    };
    return [...linkedText(text.slice(0, start), left), link, ...linkedText(text.slice(end), left)];
  }
  return text === '' ? [] : [{ type: 'text', text }];
}

const LETTER = /[\p{L}\p{N}_-]/u;
const HAN = /\p{sc=Han}/u;

/** Finds a word: in scripts with spaces only as a whole, also in the plural. */
function placeOf(word: string, text: string): { readonly start: number; readonly end: number } | undefined {
  const where = withoutPlaceholders(text).toLowerCase();
  const wanted = word.toLowerCase();
  for (let start = where.indexOf(wanted); start >= 0; start = where.indexOf(wanted, start + 1)) {
    const bare = start + wanted.length;
    if (HAN.test(word.slice(-1)) && HAN.test(word.slice(0, 1))) return { start, end: bare };
    const end = where.startsWith('s', bare) ? bare + 1 : bare;
    const isWhole = !joins(text[start - 1]) && !joins(text[end]);
    if (isWhole) return { start, end };
  }
  return undefined;
}

/** The text with blanks in place of `${worker}`: the name of a placeholder is no word, and with a link in it it would never be filled. */
function withoutPlaceholders(text: string): string {
  let plain = text;
  for (const { start, end } of placesOf(text))
    plain = plain.slice(0, start) + ' '.repeat(end - start) + plain.slice(end);
  return plain;
}

/** A letter that makes another word of its neighbour; Chinese beside a Latin word does not. */
function joins(sign: string | undefined): boolean {
  return sign !== undefined && LETTER.test(sign) && !HAN.test(sign);
}
