/**
 * Patterns for one cell or text: equal to the text, or `/regular expression/` with optional flag `i`; `!` before it negates
 * it. They come from lessons and are matched against any output, so all of them go through here to the linear engine.
 */
import { compile, type Expression, ExpressionError } from '../go/regexp.ts';
import type { Pattern } from './types.ts';

const EXPRESSION = /^(!?)\/(.+)\/([A-Za-z]*)$/s;

/** The parts of a pattern written between slashes; undefined for a text that is to be equal. */
export function splitPattern(pattern: Pattern): { source: string; flags: string; not: boolean } | undefined {
  const [, not, source, flags] = EXPRESSION.exec(pattern) ?? [];
  return source === undefined ? undefined : { source, flags: flags ?? '', not: not === '!' };
}

/** True when the pattern is written between slashes. */
export function isExpression(pattern: Pattern): boolean {
  return EXPRESSION.test(pattern);
}

/** Why an expression can't be used; undefined when it can. */
export function expressionProblem(source: string): ExpressionError | undefined {
  try {
    compile(source);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

/**
 * The text that a pattern looks for, if it can be shown to a learner as plain text: a pattern without slashes, or an
 * expression of nothing but text between anchors (`/^repo\\/app:2(@|$)/` looks for `repo/app:2`).
 */
export function soughtText(pattern: Pattern): string | undefined {
  const parts = splitPattern(pattern);
  if (parts === undefined) return pattern;
  if (parts.not) return undefined;
  const text = parts.source.replace(/^\^/, '').replace(/(?:\(@\|\$\)|\$)$/, '');
  // A bare dot among other characters is nearly always meant as one.
  if (/^\.$|\\[a-z\d]|[*+?()|[\]{}^$]/i.test(text)) return undefined;
  return text.replace(/\\(.)/g, '$1');
}

/** A pattern as it is shown within a sentence: plain text in quotes, an expression between its slashes. */
export function quoted(pattern: Pattern): string {
  const text = soughtText(pattern);
  return text === undefined ? pattern : `"${text}"`;
}

/** True when an expression only asks that there is something: `/./`, `/.+/`. */
export function isAnything(pattern: Pattern): boolean {
  return /^\/\^?\.\+?\$?\/i?$/.test(pattern);
}

/** Whether one cell of a table matches. `anyCase` compares plain texts without regard to case. */
export function cellMatches(pattern: Pattern, cell: string, anyCase = false): boolean {
  const found = matches(pattern, cell, '');
  if (found !== undefined) return found;
  return anyCase ? pattern.toLowerCase() === cell.toLowerCase() : pattern === cell;
}

/**
 * Whether the text of a whole stream matches: `^` and `$` match line ends,
 * carriage returns and blank ends do not count.
 */
export function textMatches(pattern: Pattern, text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return matches(pattern, plain, 'm') ?? plain.trim() === pattern.trim();
}

/** The first group of a pattern in a text; undefined if there is no group or no match. */
export function groupOf(pattern: Pattern, text: string): string | undefined {
  const parts = splitPattern(pattern);
  if (!parts || parts.not) return undefined;
  return expressionOf(parts.source, parts.flags === 'i' ? 'im' : 'm')?.exec(text)?.[1];
}

/** The first match of a bare expression in a text, and its groups, `^` and `$` standing for line ends; undefined without one. */
export function firstMatch(source: string, text: string): readonly (string | undefined)[] | undefined {
  return expressionOf(source, 'm')?.exec(text);
}

/** Whether all of a text is what a bare expression describes. */
export function wholeMatches(source: string, text: string): boolean {
  return expressionOf(`^(?:${source})$`, '')?.test(text) === true;
}

/** Whether an expression matches a text; undefined for a pattern that is no expression. */
function matches(pattern: Pattern, text: string, lines: '' | 'm'): boolean | undefined {
  const parts = splitPattern(pattern);
  if (parts === undefined) return undefined;
  const expression = expressionOf(parts.source, parts.flags === 'i' ? `i${lines}` : lines);
  return expression && expression.test(text) !== parts.not;
}

/** Reporting a bad expression is up to the linter; here it simply matches nothing but itself. */
function expressionOf(source: string, flags: Parameters<typeof compile>[1]): Expression | undefined {
  try {
    return compile(source, flags);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
