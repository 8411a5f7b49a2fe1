/** Fills values into the texts of checks and diagnoses, which no shell reads. */

import { isExpression } from '../../check/patterns.ts';
import { fillKnown, type Values } from '../../lesson/placeholders.ts';
import { isRecord } from '../../value/json.ts';

/**
 * A copy with every known placeholder replaced, however deep, in keys too. Inside a pattern written as a regular
 * expression a value is literal text, not an expression.
 */
export function fill<T>(value: T, values: Values): T {
  return filled(value, values, escaped(values)) as T;
}

function escaped(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')]),
  );
}

function filled(value: unknown, plain: Values, inExpression: Values): unknown {
  if (typeof value === 'string') {
    return fillKnown(value, isExpression(value) ? inExpression : plain);
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, plain, inExpression));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillKnown(key, plain), filled(item, plain, inExpression)]),
  );
}
