/**
 * Translates an error of our YAML parser into go-yaml's message and line. Its lines are odd: for errors of its scanner
 * it names the line (from 1); for those of its parser, version 3 names the line (from 0) where the list or
 * mapping begins that could not go on, version 2 the line (from 0) of the offending word.
 */
import type { LineCounter } from 'yaml';

/** `line 4: did not find expected key`. `code` and `pos` are our parser's; `old` is go-yaml 2. */
export function goYamlError(
  text: string,
  code: string,
  counter: LineCounter,
  [from, to]: readonly [number, number],
  old: boolean,
): string {
  const lines = text.split('\n');
  const lineOf = (offset: number): number => counter.linePos(Math.max(0, Math.min(offset, text.length))).line;
  const line = lineOf(from);
  const scanner = (at: number, words: string): string => `line ${at}: ${words}`;
  if (code === 'TAB_AS_INDENT') return scanner(line, 'found character that cannot start any token');
  const opened = text.slice(0, from).search(/[[{][^\]}]*$/);
  if (opened !== -1 && !/[\]}"']/.test(text.slice(opened))) {
    const start = lineOf(opened);
    if (text.slice(opened + 1).trim() === '') {
      if (text[opened] === '{') return `line ${start}: did not find expected node content`;
    }
    return `line ${Math.max(1, start - 1)}: did not find expected ${text[opened] === '[' ? "',' or ']'" : "',' or '}'"}`;
  }
  if (code === 'MISSING_CHAR') {
    const open = text.slice(0, from).search(/["'][^"']*$/);
    return scanner(open === -1 || old ? line : lineOf(open), 'found unexpected end of stream');
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') {
    if (lines[line - 1]?.includes(':') === false) return scanner(line, "could not find expected ':'");
    if (isOutdented(lines, line)) return parserError(lines, line, old);
    const next =
      indentOf(lines[line]) > indentOf(lines[line - 1]) && lines[line - 1]?.endsWith(':') === false;
    return scanner(next ? line + 1 : lineOf(to - 1), 'mapping values are not allowed in this context');
  }
  return parserError(lines, line, old);
}

const indentOf = (line: string | undefined): number => line?.search(/\S/) ?? -1;

/** A line that is indented less than a list above it, and belongs to nothing around that list. */
function isOutdented(lines: readonly string[], line: number): boolean {
  const indent = indentOf(lines[line - 1]);
  return /^ *- /.test(lines[line - 1] ?? '') && indentOf(lines[line - 2]) > indent;
}

function parserError(lines: readonly string[], line: number, old: boolean): string {
  const found = old ? line - 1 : beginOf(lines, line) - 1;
  return `line ${Math.max(1, found)}: did not find expected key`;
}

/** The line where the list or mapping begins that a wrongly indented line would have to belong to. */
function beginOf(lines: readonly string[], line: number): number {
  const wrong = indentOf(lines[line - 1]);
  let begin = line;
  let level: number | undefined;
  for (let at = line - 1; at >= 1; at -= 1) {
    const text = lines[at - 1];
    const indent = indentOf(text);
    if (indent === -1 || text?.trimStart().startsWith('#') === true || indent > wrong) continue;
    level ??= indent;
    if (indent < level) break;
    if (indent === level) begin = at;
  }
  return begin;
}
