/** The small values of the lesson format, with the reason when one is wrong. */
import { z } from 'zod';
import { expressionProblem, splitPattern } from '../../check/patterns.ts';
import type { ExpressionError } from '../../go/regexp.ts';
import { withBlanks } from '../placeholders.ts';

/** Problems that the schema finds beyond wrong types; each becomes a message of the dictionary. */
export type SchemaIssue =
  | { readonly what: 'regex'; readonly kind: ExpressionError['kind']; readonly detail: string }
  | { readonly what: 'pattern-flags'; readonly flags: string }
  | { readonly what: 'duration' }
  | { readonly what: 'amount' }
  | { readonly what: 'id' }
  | { readonly what: 'capture-id' }
  | { readonly what: 'path' }
  | { readonly what: 'makes' }
  | { readonly what: 'one-of-keys'; readonly keys: readonly string[]; readonly found: readonly string[] }
  | { readonly what: 'needs-one'; readonly keys: readonly string[] }
  | { readonly what: 'only-with'; readonly key: string; readonly other: string }
  | {
      readonly what: 'column';
      readonly column: string;
      readonly view: string;
      readonly columns: readonly string[];
    }
  | { readonly what: 'of-required'; readonly view: string }
  | { readonly what: 'of-meaningless'; readonly view: string }
  | { readonly what: 'of-tool'; readonly tools: readonly string[] }
  | { readonly what: 'right-options'; readonly count: number }
  | { readonly what: 'duplicate'; readonly id: string }
  | { readonly what: 'few-options' }
  | { readonly what: 'predict-form' }
  | { readonly what: 'web-address' }
  | { readonly what: 'explain-form' }
  | { readonly what: 'default-option'; readonly id: string }
  | { readonly what: 'default-pattern'; readonly pattern: string }
  | { readonly what: 'ask-needed' }
  | { readonly what: 'no-placeholder' }
  | { readonly what: 'group' };

/** A custom zod issue that carries one of ours. */
export function issue(found: SchemaIssue, path: PropertyKey[] = []) {
  return { code: 'custom' as const, params: { issue: found }, path };
}

/** What is wrong with a regular expression; undefined when it can be used. Placeholders in it match any value. */
function regexProblem(source: string): SchemaIssue | undefined {
  const problem = expressionProblem(withBlanks(source));
  return problem && { what: 'regex', kind: problem.kind, detail: problem.message };
}

const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `500ms`, `30s`, `2m`, `1h` or a bare 0; undefined for anything else. */
export function durationMs(value: string | number): number | undefined {
  if (value === 0 || value === '0') return 0;
  const match = DURATION.exec(String(value));
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0));
}

export const text = z.string().trim().min(1);

// What the code below checks is said in `meta` once more, as JSON Schema has it, for editors.

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** `lower-case-words`, as in headings and check ids. */
export const id = text
  .superRefine((value, context) => {
    if (!ID.test(value)) context.addIssue(issue({ what: 'id' }));
  })
  .meta({ pattern: ID.source });

const PLACEHOLDER_ID = /^[a-z][a-z0-9_]*$/;

/** `lower_case`, the name of a placeholder. */
export const placeholderId = text
  .superRefine((value, context) => {
    if (!PLACEHOLDER_ID.test(value)) context.addIssue(issue({ what: 'capture-id' }));
  })
  .meta({ pattern: PLACEHOLDER_ID.source });

/** Equal text or `/regular expression/i`, perhaps with a `!` before it. */
export const pattern = z.string().superRefine((value, context) => {
  const parts = splitPattern(value);
  if (!parts) return;
  if (!/^i?$/.test(parts.flags)) context.addIssue(issue({ what: 'pattern-flags', flags: parts.flags }));
  const problem = regexProblem(parts.source);
  if (problem) context.addIssue(issue(problem));
});

/** A bare regular expression, without slashes. */
export const regex = text.superRefine((value, context) => {
  const problem = regexProblem(value);
  if (problem) context.addIssue(issue(problem));
});

export const duration = z
  .union([z.string().meta({ pattern: `${DURATION.source}|^0$` }), z.number().meta({ const: 0 })])
  .transform((value, context) => {
    const ms = durationMs(value);
    if (ms !== undefined) return ms;
    context.addIssue(issue({ what: 'duration' }));
    return z.NEVER;
  });

const AMOUNT = /^(>=|<=|=|>|<)?\s*\d+$/;

/** `5`, `">=2"`, `"<3"`. */
export const amount = z
  .union([z.int().min(0), z.string().meta({ pattern: AMOUNT.source })])
  .superRefine((value, context) => {
    if (typeof value === 'string' && !AMOUNT.test(value)) context.addIssue(issue({ what: 'amount' }));
  });

const SAFE_PATH = /^(?!(?:.*\/)?\.\.?(?:\/|$))[\w.@-]+(\/[\w.@-]+)*$/;

/** A relative path that stays inside its folder. */
export const safePath = text
  .superRefine((value, context) => {
    if (!SAFE_PATH.test(value)) context.addIssue(issue({ what: 'path' }));
  })
  .meta({ pattern: SAFE_PATH.source });

/** Reports every id that occurs a second time in a list. */
export function uniqueIds(
  list: readonly { readonly id: string }[] | undefined,
  add: (found: ReturnType<typeof issue>) => void,
  path: PropertyKey[] = [],
): void {
  const seen = new Set<string>();
  list?.forEach((item, at) => {
    if (seen.has(item.id)) add(issue({ what: 'duplicate', id: item.id }, [...path, at, 'id']));
    seen.add(item.id);
  });
}

/** An http or https address. */
export const webAddress = text.superRefine((value, context) => {
  if (!/^https?:\/\/[^\s/]/.test(value)) context.addIssue(issue({ what: 'web-address' }));
});

const MADE = /^(machine|stack|container|image):\S+$/;

/** A thing that a step makes, or that something takes away again: `machine:NAME`. */
export const made = text
  .superRefine((value, context) => {
    if (!MADE.test(value)) context.addIssue(issue({ what: 'makes' }));
  })
  .meta({ pattern: MADE.source });
