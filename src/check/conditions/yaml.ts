/**
 * Reading YAML, in a module of its own so that it can be loaded late: a bundle gives the names of a CommonJS package
 * such as `yaml` only to static imports.
 */

import { LineCounter, parseDocument } from 'yaml';
import { reasonOf } from '../../value/error.ts';

/** The value of a YAML or JSON text, or its first error with its line, counted from 1. */
export function parseYaml(text: string): { value: unknown } | { line: number; why: string } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { line: lineCounter.linePos(error.pos[0]).line, why: error.message };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (problem) {
    return { line: 1, why: reasonOf(problem) };
  }
}
