/** Searches lessons: the text of a step, and where words occur in it. */
import { finds } from './cheatsheet.ts';
import { fromProse } from './prose-parts.ts';
import type { Block, Inline, Step } from './types.ts';

/** The words of a search, in lower case; empty without a search text. */
export function wordsOf(search: string): readonly string[] {
  return search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

/** All texts of a step, paragraph by paragraph: prose, commands, its question, hints. */
export function textsOf(step: Step): readonly string[] {
  const { prose, after, commands, question, choice, hints } = step;
  const options = [...(question?.options ?? []), ...(choice?.options ?? [])].map(({ text }) => text);
  return [
    ...textsOfProse(prose),
    ...commands.map(({ text }) => text),
    ...[question?.prompt, choice?.prompt].flatMap((prompt) => prompt ?? []),
    ...options,
    ...textsOfProse(after),
    ...hints,
  ];
}

/** Prose as texts, without its marks. */
export function textsOfProse(blocks: readonly Block[]): readonly string[] {
  return fromProse(blocks, { text: (content) => [plainText(content)], code: ({ text }) => text.split('\n') });
}

function plainText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if ('content' in inline) return plainText(inline.content);
      return inline.type === 'break' ? ' ' : inline.text.replace(/\s*\n\s*/g, ' ');
    })
    .join('');
}

/**
 * The text that best shows why something was found: the one with all of the words, else the first with one.
 * @returns undefined if the words do not all occur in title and texts together
 */
export function foundIn(title: string, texts: readonly string[], search: string): string | undefined {
  const fits = finds(search);
  if (!fits(title, ...texts)) return undefined;
  if (fits(title)) return '';
  const words = wordsOf(search);
  const hasOne = (text: string) => words.some((word) => text.toLocaleLowerCase().includes(word));
  return texts.find((text) => fits(text)) ?? texts.find(hasOne) ?? '';
}
