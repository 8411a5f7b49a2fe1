/** Splits a lesson file into front matter, introduction, and a section for each step. */

import type { Code, Heading, Html, RootContent } from 'mdast';
import { defined } from '../../value/defined.ts';
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import { boundedMarkdown } from './bounds.ts';
import { parseMarkdown, plainText, positionOf } from './markdown.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A `## Title {#id}` heading with the content below it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly at: Position;
  readonly nodes: readonly RootContent[];
}

export interface LessonDocument {
  readonly frontMatter?: YamlSource;
  readonly intro: readonly RootContent[];
  readonly sections: readonly Section[];
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/** Line ends as Unix writes them and no byte order mark, so that positions count alike everywhere. */
export function normalize(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** Splits a lesson or its translation; everything that belongs nowhere is reported. */
export function readDocument(text: string, messages: LintWords, report: ReportProblem): LessonDocument {
  const source = normalize(text);
  const match = FRONT_MATTER.exec(source);
  if (!match) report({ line: 1, column: 1 }, messages.noFrontMatter);
  const head = match?.[0] ?? '';
  const frontMatter = match ? readYaml(match[1] ?? '', 2, messages, report) : undefined;
  // Blank lines in place of the front matter keep the line numbers of everything below it.
  const body = '\n'.repeat(head.split('\n').length - 1) + source.slice(head.length);

  const intro: RootContent[] = [];
  const sections: (Section & { nodes: RootContent[] })[] = [];
  let current = intro;
  const nodes = boundedMarkdown(body, messages, report) ? parseMarkdown(body).children : [];
  for (const node of nodes) {
    const heading = node.type === 'heading' ? stepHeading(node, messages, report) : undefined;
    if (heading === undefined) {
      current.push(node);
      continue;
    }
    current = [];
    sections.push({ ...heading, nodes: current });
  }
  if (nodes.length > 0 && sections.length === 0) report({ line: 1, column: 1 }, messages.noSteps);
  return { ...defined({ frontMatter }), intro, sections };
}

function stepHeading(
  node: Heading,
  messages: LintWords,
  report: ReportProblem,
): Omit<Section, 'nodes'> | undefined {
  const at = positionOf(node);
  const match = headingId(plainText(node));
  if (node.depth > 2) {
    if (match) report(at, messages.deepHeadingId);
    return undefined;
  }
  if (node.depth === 1) {
    report(at, messages.topHeading);
    return undefined;
  }
  if (!match) {
    report(at, messages.headingWithoutId);
    return undefined;
  }
  const { id, title } = match;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) report(at, messages.headingBadId(id));
  return { id, title, at };
}

/** The id at the end of a heading, `{#id}`, and the text before it; undefined without one. */
export function headingId(text: string): { readonly id: string; readonly title: string } | undefined {
  const whole = text.trimEnd();
  const open = whole.indexOf('{#', whole.slice(0, -1).lastIndexOf('}') + 1);
  if (open < 0 || !whole.endsWith('}')) return undefined;
  return { id: whole.slice(open + 2, -1), title: whole.slice(0, open).trimEnd() };
}

/** The words after the fence: its language first. */
export function fenceWords(node: Code): string[] {
  return [node.lang ?? '', ...(node.meta ?? '').split(/\s+/)].filter((word) => word !== '');
}

/** A fenced block such as `yaml step` or `yaml texts`. */
export function isYamlFence(node: RootContent, word: string): node is Code {
  return node.type === 'code' && node.lang === 'yaml' && fenceWords(node)[1] === word;
}

/** The YAML inside a fence, with positions in the file. */
export function readFence(node: Code, messages: LintWords, report: ReportProblem): YamlSource | undefined {
  return readYaml(node.value, positionOf(node).line + 1, messages, report);
}

/** The hash in `<!-- translates: 1a2b3c4d -->`, with its place. */
export function translatesMark(nodes: readonly RootContent[]): { hash: string; at: Position } | undefined {
  for (const node of nodes.filter((one): one is Html => one.type === 'html')) {
    const match = /^<!--\s*translates:\s*([0-9a-f]{8})\s*-->$/.exec(node.value.trim());
    if (match) return { hash: match[1] ?? '', at: positionOf(node) };
  }
  return undefined;
}
