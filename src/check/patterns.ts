/** Patterns for one cell or text: equal to the text, or `/regular expression/` with optional flag `i`. */
import type { Pattern } from './types.ts';

const EXPRESSION = /^\/(.+)\/(i?)$/s;

/** True when the pattern is written between slashes. */
export function isExpression(pattern: Pattern): boolean {
  return EXPRESSION.test(pattern);
}

/**
 * The text that a pattern looks for, where a learner can be told just that: a pattern without slashes, or an
 * expression of nothing but text between anchors (`/^repo\\/app:2(@|$)/` looks for `repo/app:2`).
 */
export function plainText(pattern: Pattern): string | undefined {
  const body = EXPRESSION.exec(pattern)?.[1];
  if (body === undefined) return pattern;
  const text = body.replace(/^\^/, '').replace(/(?:\(@\|\$\)|\$)$/, '');
  // A bare dot among other characters is nearly always meant as one.
  if (/^\.$|\\[a-z\d]|[*+?()|[\]{}^$]/i.test(text)) return undefined;
  return text.replace(/\\(.)/g, '$1');
}

/** A pattern as it is shown within a sentence: plain text in quotes, an expression between its slashes. */
export function quoted(pattern: Pattern): string {
  const text = plainText(pattern);
  return text === undefined ? pattern : `"${text}"`;
}

/** True when an expression only asks that there is something: `/./`, `/.+/`. */
export function isAnything(pattern: Pattern): boolean {
  return /^\/\^?\.\+?\$?\/i?$/.test(pattern);
}

/** Whether one cell of a table matches. `anyCase` compares plain texts without regard to case. */
export function cellMatches(pattern: Pattern, cell: string, anyCase = false): boolean {
  const expression = safely(() => expressionOf(pattern, ''));
  if (expression) return expression.test(cell);
  return anyCase ? pattern.toLowerCase() === cell.toLowerCase() : pattern === cell;
}

/**
 * Whether the text of a whole stream matches: `^` and `$` stand for line ends,
 * carriage returns and blank ends do not count.
 */
export function textMatches(pattern: Pattern, text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const expression = safely(() => expressionOf(pattern, 'm'));
  return expression ? expression.test(plain) : plain.trim() === pattern.trim();
}

function expressionOf(pattern: Pattern, flags: string): RegExp | undefined {
  const match = EXPRESSION.exec(pattern);
  return match?.[1] === undefined ? undefined : new RegExp(match[1], flags + (match[2] ?? ''));
}

/** A bad expression in a lesson is the linter's business; here it simply matches nothing but itself. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
