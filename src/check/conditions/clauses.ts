/** Judges and words each part of a condition on rows by itself: `5 tasks Running`, `on 2 nodes`. */
import type { Said } from '../../i18n/said.ts';
import { amountMatches, parseAmount } from '../amounts.ts';
import type { Row } from '../tables.ts';
import type { Amount, RowsCondition, ViewName } from '../types.ts';
import { isAtLeast } from '../versions.ts';
import { others } from './breakdown.ts';
import { nameColumn, type Patterns, type Quality, rowMatches, seen, wanted } from './quality.ts';
import { words } from './verdict.ts';

export interface Clause {
  readonly ok: boolean;
  readonly expected: Said;
  /** Empty if another part already says that there is nothing. */
  readonly actual: Said;
}

/** The input that all parts of one condition share. */
interface ClauseScope {
  readonly view: ViewName;
  readonly where: Patterns;
  /** Rows that match `where`, and all rows. */
  readonly left: readonly Row[];
  readonly rows: readonly Row[];
  /** Another part states how many rows there are. */
  readonly counted: boolean;
}

type SubjectSaid = Parameters<typeof words.described>[0];

/** Splits a condition into its parts. A condition that only says `where` wants at least one such row. */
export function clausesOf(
  condition: RowsCondition & { readonly view: ViewName },
  rows: readonly Row[],
): Clause[] {
  const { view, where = {}, count, have = [], every, distinct = {}, atLeast = {} } = condition;
  const left = rows.filter((row) => rowMatches(row, where));
  const only = have.length === 0 && !every && Object.keys({ ...distinct, ...atLeast }).length === 0;
  const scope = { view, where, left, rows, counted: count !== undefined || only };
  const clauses: Clause[] = [];
  if (every && count !== undefined && isTheOne(scope, count)) {
    clauses.push(haveClause(scope, { ...where, ...every }));
  } else {
    if (scope.counted) clauses.push(countClause(scope, count ?? '>=1'));
    if (every) clauses.push(everyClause(scope, every));
  }
  return [
    ...clauses,
    ...have.map((patterns) => haveClause(scope, patterns)),
    ...Object.entries(distinct).map(([column, amount]) => distinctClause(scope, column, amount)),
    ...Object.entries(atLeast).map(([column, version]) => versionClause(scope, column, version)),
  ];
}

/** Whether a condition is about one thing with a name: the sentence is then about that thing, not about a number of them. */
function isTheOne({ view, where, left }: ClauseScope, count: Amount): boolean {
  const { comparison, value } = parseAmount(count) ?? {};
  const columns = Object.keys(where);
  return (
    comparison === '=' &&
    value === 1 &&
    left.length < 2 &&
    columns.length === 1 &&
    columns[0] === nameColumn(view)
  );
}

function countClause(scope: ClauseScope, count: Amount): Clause {
  const { view, where, left, rows } = scope;
  const { comparison, value } = parseAmount(count) ?? { comparison: '=', value: Number.NaN };
  const quality = wanted(view, where);
  const tooFew = left.length < value && (comparison === '=' || comparison === '>=');
  const some = (comparison: '=', value: number): SubjectSaid =>
    value === 0 && quality.name !== ''
      ? { kind: 'none', noun: view }
      : { kind: 'number', noun: view, comparison, value };
  const expected =
    comparison === '=' ? some('=', value) : { kind: 'number' as const, noun: view, comparison, value };
  if (!tooFew) {
    const actual = words.described(some('=', left.length), quality);
    return { ok: amountMatches(count, left.length), expected: words.described(expected, quality), actual };
  }
  const subject: SubjectSaid =
    value > 1 ? { kind: 'of', noun: view, seen: left.length, wanted: value } : { kind: 'none', noun: view };
  return {
    ok: false,
    expected: words.described(expected, quality),
    actual: words.together(words.described(subject, quality), others(view, where, left, rows)),
  };
}

function haveClause({ view, left, rows }: ClauseScope, patterns: Patterns): Clause {
  const expected = byName(wanted(view, patterns));
  if (left.some((row) => rowMatches(row, patterns))) return { ok: true, expected, actual: expected };
  const column = nameColumn(view);
  const name = column === undefined ? undefined : patterns[column];
  if (column === undefined || name === undefined)
    return { ok: false, expected, actual: words.none(expected) };
  const named = rows.find((row) => rowMatches(row, { [column]: name }));
  if (named) return { ok: false, expected, actual: byName(seen(view, patterns, named)) };
  const there = others(view, { [column]: name }, [], rows);
  return { ok: false, expected, actual: words.together(words.none(wanted(view, patterns).name), there) };
}

/** `myvm1 (Ready and Active)`. */
function byName(quality: Quality): Said {
  const parts = [...quality.states, quality.role, ...quality.details].filter((part) => part !== '');
  if (parts.length === 0) return quality.name;
  const rest = words.listed(parts);
  return quality.name === '' ? rest : words.seenAs(quality.name, rest);
}

function everyClause({ view, where, left, counted }: ClauseScope, every: Patterns): Clause {
  const good = left.filter((row) => rowMatches(row, every));
  const quality = wanted(view, every);
  const expected = counted
    ? words.described(undefined, quality)
    : words.described({ kind: 'all', noun: view }, wanted(view, { ...where, ...every }));
  const [first] = left;
  if (!first) {
    const none = words.described({ kind: 'none', noun: view }, wanted(view, where));
    return { ok: false, expected, actual: counted ? '' : none };
  }
  if (good.length === left.length) return { ok: true, expected, actual: expected };
  const some: SubjectSaid = { kind: 'of', noun: view, seen: good.length, wanted: left.length };
  const actual =
    left.length === 1
      ? words.described(undefined, seen(view, every, first))
      : words.together(words.described(some, quality), others(view, every, good, left));
  return { ok: false, expected, actual };
}

function distinctClause({ view, where, left, counted }: ClauseScope, column: string, amount: Amount): Clause {
  const values = new Set(left.map((row) => row[column] ?? '').filter((value) => value !== ''));
  const { comparison, value } = parseAmount(amount) ?? { comparison: '=', value: Number.NaN };
  const tooFew = values.size < value && (comparison === '=' || comparison === '>=');
  const told = (text: Said): Said =>
    counted ? text : words.spread(words.described({ kind: 'bare', noun: view }, wanted(view, where)), text);
  const number = tooFew
    ? words.distinctOf(column, values.size, value)
    : words.distinct(column, '=', values.size);
  return {
    ok: amountMatches(amount, values.size),
    expected: told(words.distinct(column, comparison, value)),
    actual: counted && left.length === 0 ? '' : told(number),
  };
}

function versionClause({ view, where, left, rows }: ClauseScope, column: string, version: string): Clause {
  const quality = wanted(view, where);
  const told = (text: Said): Said => (quality.name === '' ? text : words.because(quality.name, text));
  const expected = told(words.orLater(column, version));
  const [first] = left;
  if (!first) {
    const none = words.described({ kind: 'none', noun: view }, quality);
    return { ok: false, expected, actual: words.together(none, others(view, where, left, rows)) };
  }
  const bad = left.find((row) => !isAtLeast(row[column] ?? '', version));
  return { ok: !bad, expected, actual: told(words.detail(column, (bad ?? first)[column] ?? '')) };
}
