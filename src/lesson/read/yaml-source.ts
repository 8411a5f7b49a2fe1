/** YAML with the place of every value, so that a problem can be located. */

import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { reasonOf } from '../../value/error.ts';
import type { LintWords, Position, ReportProblem } from '../problem.ts';
import { boundedYaml } from './bounds.ts';

/** A YAML text within a file. */
export interface YamlSource {
  readonly value: unknown;
  /** The place of the value at a path, or of the deepest part of the path that exists; with `key`, the place of that key. */
  at(path: readonly PropertyKey[], key?: string): Position;
}

/**
 * Reads one YAML document.
 * @param text the YAML
 * @param firstLine the line of the file on which the text begins, from 1
 * @returns undefined when it is not YAML; each error is reported at its place
 */
export function readYaml(
  text: string,
  firstLine: number,
  messages: LintWords,
  report: ReportProblem,
): YamlSource | undefined {
  if (!boundedYaml(text, firstLine, messages, report)) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  // The others mostly follow from the first.
  for (const error of [...document.errors.slice(0, 1), ...document.warnings]) {
    report(place(error.pos[0]), messages.notYaml(error.message));
  }
  if (document.errors.length > 0) return undefined;
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    report(place(0), messages.notYaml(reasonOf(error)));
    return undefined;
  }
  return {
    value,
    at: (path, key) => place(offsetOf(document.contents, path, key)),
  };
}

function offsetOf(root: Node | null, path: readonly PropertyKey[], key: string | undefined): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of path) {
    const next = child(node, part);
    if (next === undefined) return offset;
    offset = next.offset;
    node = next.node;
  }
  return key === undefined ? offset : (keyOffset(node, key) ?? offset);
}

function child(node: unknown, part: PropertyKey): { node: unknown; offset: number } | undefined {
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part];
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isPair(item) && keyText(item.key) === String(part));
  if (pair === undefined) return undefined;
  const start = isNode(pair.value) ? pair.value.range?.[0] : undefined;
  const fallback = isNode(pair.key) ? pair.key.range?.[0] : undefined;
  return { node: pair.value, offset: start ?? fallback ?? 0 };
}

function keyOffset(node: unknown, key: string): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => keyText(item.key) === key);
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
