/** Converts Markdown to the blocks that a terminal can show well. */
import type { Nodes, PhrasingContent, Root, RootContent, Table, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import type { Block, Inline } from '../types.ts';

/** CommonMark with tables; emphasis beside Chinese punctuation works as the author meant it. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTable(), cjkFriendlyExtension()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
}

/** Where a node begins. */
export function positionOf(node: Nodes): Position {
  const start = node.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** The text of a node without its marks. */
export function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

interface LintContext {
  readonly messages: LintWords;
  readonly report: ReportProblem;
}

/** The blocks that a terminal can show; everything else is reported and left out. */
export function toBlocks(nodes: readonly RootContent[], context: LintContext): Block[] {
  return nodes.flatMap((node) => toBlock(node, context));
}

function toBlock(node: RootContent, context: LintContext): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', content: toInlines(node.children, context) }];
    case 'heading':
      return [{ type: 'heading', content: toInlines(node.children, context) }];
    case 'list': {
      const items = node.children.map((item) => toBlocks(item.children, context));
      return [{ type: 'list', ordered: node.ordered === true, items }];
    }
    case 'blockquote':
      return [{ type: 'quote', blocks: toBlocks(node.children, context) }];
    case 'code':
      return [{ type: 'code', lang: node.lang ?? '', text: node.value }];
    case 'table':
      return [toTable(node, context)];
    case 'html':
      if (!/^<!--.*-->$/s.test(node.value.trim())) refuse(node, context);
      return [];
    default:
      refuse(node, context);
      return [];
  }
}

function toTable(node: Table, context: LintContext): Block {
  const rows = node.children.map((row) => row.children.map((cell) => toInlines(cell.children, context)));
  return { type: 'table', rows };
}

function toInlines(nodes: readonly PhrasingContent[], context: LintContext): Inline[] {
  return nodes.flatMap((node, at) => {
    if (node.type !== 'text') return toInline(node, context);
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    const text = joinLines(node.value, before && plainText(before).at(-1), after && plainText(after).at(0));
    return text === '' ? [] : [{ type: 'text', text }];
  });
}

function toInline(node: Exclude<PhrasingContent, Text>, context: LintContext): Inline[] {
  switch (node.type) {
    case 'strong':
      return [{ type: 'strong', content: toInlines(node.children, context) }];
    case 'emphasis':
      return [{ type: 'emphasis', content: toInlines(node.children, context) }];
    case 'inlineCode':
      // A line end inside code is a space, as CommonMark has it.
      return [{ type: 'code', text: node.value.replaceAll('\n', ' ') }];
    case 'link':
      if (!/^(https?|mailto):/.test(node.url)) {
        context.report(positionOf(node), context.messages.badLink(node.url));
      }
      return [{ type: 'link', href: node.url, content: toInlines(node.children, context) }];
    case 'break':
      return [{ type: 'break' }];
    case 'image':
    case 'imageReference':
      context.report(positionOf(node), context.messages.imageInText);
      return [];
    default:
      refuse(node, context);
      return [];
  }
}

function refuse(node: Nodes, context: LintContext): void {
  context.report(positionOf(node), context.messages.unknownMarkdown(node.type));
}

const WIDE = String.raw`[\p{sc=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]`;
const POINT = '[\u3001\u3002\u300a-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]';
const AFTER_WIDE = new RegExp(`${WIDE}$`, 'u');
const BEFORE_WIDE = new RegExp(`^${WIDE}`, 'u');
const AFTER_POINT = new RegExp(`${POINT}$`);
const BEFORE_POINT = new RegExp(`^${POINT}`);
/** A run of blanks with a line end, from its beginning: begun at each blank, the time would grow with its square. */
const LINE_END = /(?<!\s)\s*\n\s*/g;

/**
 * A line end in the source is a space on the screen, or nothing between two Chinese characters and beside
 * Chinese punctuation.
 * @param before the text in front
 * @param after the text behind
 */
function joinLines(text: string, before = '', after = ''): string {
  const joined = `${before}${text}${after}`.replace(LINE_END, (run: string, at: number, whole: string) => {
    const left = whole.slice(Math.max(0, at - 2), at);
    const right = whole.slice(at + run.length, at + run.length + 2);
    const isPoint = AFTER_POINT.test(left) || BEFORE_POINT.test(right);
    if (isPoint || (AFTER_WIDE.test(left) && BEFORE_WIDE.test(right))) return '';
    return run.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ');
  });
  return joined.slice(before.length, joined.length - after.length);
}
