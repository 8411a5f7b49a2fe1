/** A step without its command: hints that lead to it in four stages, and texts that don't give it away. */

import { defined } from '../value/defined.ts';
import { commandParts, type KnownWords } from './command-parts.ts';
import type { Block, Inline, Step } from './types.ts';

/** The stages, in order: each gives away more than the one before. */
export type PracticeHint =
  /** The idea: what the wanted command does, and a hint of the step's own. */
  | { readonly stage: 'idea'; readonly own?: string; readonly does?: string }
  /** Programs and subcommands only. */
  | { readonly stage: 'name'; readonly text: string }
  /** With its options, and blanks for their values. */
  | { readonly stage: 'shape'; readonly text: string }
  | { readonly stage: 'whole'; readonly text: string };

/** The number of hints of a step that is practised. */
export const PRACTICE_HINTS = 4;

const BLANK = '____';
/** Replaces a command in a text that must not show it. */
const LEFT_OUT = '…';
/** Signs between the words of a command. */
const SIGNS = /^(\$\(|&&|\|\||[;|&(){}"'`\s])+$/;

/**
 * The hints of a step that is practised.
 * @param command the step's command as it would run now
 */
export function practiceHints(
  { title, hints }: Pick<Step, 'title' | 'hints'>,
  command: string,
  known: KnownWords,
): readonly PracticeHint[] {
  const names = namesIn(command, known);
  const own = hints.find((hint) => withoutCommands(hint, known) === hint);
  const does = known.usage[names.at(-1) ?? ''];
  const idea = {
    stage: 'idea',
    ...defined({ does, own: own ?? (does === undefined ? title : undefined) }),
  } as const;
  return [
    idea,
    { stage: 'name', text: names.length > 0 ? names.join(` ${LEFT_OUT} `) : shapeOf(command, known) },
    { stage: 'shape', text: shapeOf(command, known) },
    { stage: 'whole', text: command },
  ];
}

/** The commands of a line by their names: programs with their subcommands. */
function namesIn(command: string, known: KnownWords): string[] {
  const names: string[] = [];
  for (const { role, text, usage } of commandParts(command, known)) {
    if (role === 'program') names.push(usage ?? text);
    if (role === 'subcommand' && usage !== undefined) names.splice(-1, 1, usage);
  }
  return names;
}

function shapeOf(command: string, known: KnownWords): string {
  return commandParts(command, known)
    .map(({ role, text }) => {
      if (role === 'program' || role === 'subcommand' || SIGNS.test(text)) return text;
      return role === 'option' ? text.replace(/=.*/s, `=${BLANK}`) : BLANK;
    })
    .join('');
}

/** A command, or a part of one that gives it away; a program's name alone does not. */
function tells(code: string, known: KnownWords): boolean {
  if (/^--?[a-z]/i.test(code)) return true;
  return commandParts(code, known).some(({ role }) => role === 'subcommand' || role === 'option');
}

/** A text with code between backticks, in which `…` replaces commands. */
export function withoutCommands(text: string, known: KnownWords): string {
  return text.replace(/`([^`\n]+)`/g, (code, inside: string) => (tells(inside, known) ? LEFT_OUT : code));
}

/** Prose with `…` in the place of commands; examples of them are left out. */
export function proseWithoutCommands(blocks: readonly Block[], known: KnownWords): Block[] {
  const inline = (content: readonly Inline[]): Inline[] => content.map((one) => inlineWithout(one, known));
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'code') return tells(block.text, known) ? [] : [block];
    if (block.type === 'list')
      return [{ ...block, items: block.items.map((item) => proseWithoutCommands(item, known)) }];
    if (block.type === 'quote') return [{ ...block, blocks: proseWithoutCommands(block.blocks, known) }];
    if (block.type === 'table') return [{ ...block, rows: block.rows.map((row) => row.map(inline)) }];
    return [{ ...block, content: inline(block.content) }];
  });
}

function inlineWithout(inline: Inline, known: KnownWords): Inline {
  if (inline.type === 'code') return tells(inline.text, known) ? { type: 'text', text: LEFT_OUT } : inline;
  if (!('content' in inline)) return inline;
  return { ...inline, content: inline.content.map((one) => inlineWithout(one, known)) };
}
