/** Numbers to compare with, as lessons write them: `5`, `">=2"`, `"<3"`. */
import type { ComparisonSign } from '../i18n/en/check.ts';
import type { Amount } from './types.ts';

export interface ParsedAmount {
  readonly comparison: ComparisonSign;
  readonly value: number;
}

/** Reads an amount; undefined when the text is none. */
export function parseAmount(amount: Amount): ParsedAmount | undefined {
  if (typeof amount === 'number') return { comparison: '=', value: amount };
  const match = /^(>=|<=|!=|==?|>|<)?\s*(-?\d+(?:\.\d+)?)$/.exec(amount.trim());
  if (!match?.[2]) return undefined;
  const sign = match[1] === undefined || match[1] === '==' ? '=' : match[1];
  return { comparison: sign as ComparisonSign, value: Number(match[2]) };
}

/** Whether a number is the amount asked for. An amount that cannot be read matches nothing. */
export function amountMatches(amount: Amount, actual: number): boolean {
  const parsed = parseAmount(amount);
  if (!parsed) return false;
  const { comparison, value } = parsed;
  if (comparison === '=') return actual === value;
  if (comparison === '!=') return actual !== value;
  if (comparison === '>=') return actual >= value;
  if (comparison === '<=') return actual <= value;
  return comparison === '>' ? actual > value : actual < value;
}
