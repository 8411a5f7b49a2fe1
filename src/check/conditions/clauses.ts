/** The parts of a condition on rows, each judged and told for itself: `5 tasks Running`, `on 2 nodes`. */
import { amountMatches, parseAmount } from '../amounts.ts';
import type { Row } from '../tables.ts';
import type { Amount, RowsCondition, View } from '../types.ts';
import { isAtLeast } from '../versions.ts';
import { others } from './breakdown.ts';
import { nameColumn, type Patterns, type Quality, rowMatches, seen, wanted } from './quality.ts';
import type { Words } from './verdict.ts';

export interface Clause {
  readonly ok: boolean;
  readonly expected: string;
  /** Empty where another part already says that there is nothing. */
  readonly actual: string;
}

/** What all parts of one condition look at. */
interface Scene {
  readonly view: View;
  readonly where: Patterns;
  /** Rows that match `where`, and all rows. */
  readonly left: readonly Row[];
  readonly rows: readonly Row[];
  /** A part of its own tells how many rows there are. */
  readonly counted: boolean;
  readonly words: Words;
}

type Subject = Parameters<Words['described']>[0];

/** Splits a condition into its parts. A condition that only says `where` wants at least one such row. */
export function clausesOf(
  condition: RowsCondition & { readonly view: View },
  rows: readonly Row[],
  words: Words,
): Clause[] {
  const { view, where = {}, count, have = [], every, distinct = {}, atLeast = {} } = condition;
  const left = rows.filter((row) => rowMatches(row, where));
  const only = have.length === 0 && !every && Object.keys({ ...distinct, ...atLeast }).length === 0;
  const scene = { view, where, left, rows, counted: count !== undefined || only, words };
  const clauses: Clause[] = [];
  if (every && count !== undefined && isTheOne(scene, count)) {
    clauses.push(haveClause(scene, { ...where, ...every }));
  } else {
    if (scene.counted) clauses.push(countClause(scene, count ?? '>=1'));
    if (every) clauses.push(everyClause(scene, every));
  }
  return [
    ...clauses,
    ...have.map((patterns) => haveClause(scene, patterns)),
    ...Object.entries(distinct).map(([column, amount]) => distinctClause(scene, column, amount)),
    ...Object.entries(atLeast).map(([column, version]) => versionClause(scene, column, version)),
  ];
}

/** Whether a condition is about the one thing of a name: then that thing is spoken of, not a number of them. */
function isTheOne({ view, where, left }: Scene, count: Amount): boolean {
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

function countClause(scene: Scene, count: Amount): Clause {
  const { view, where, left, rows, words } = scene;
  const { comparison, value } = parseAmount(count) ?? { comparison: '=', value: Number.NaN };
  const quality = wanted(words, view, where);
  const tooFew = left.length < value && (comparison === '=' || comparison === '>=');
  const some = (comparison: '=', value: number): Subject =>
    value === 0 && quality.name !== ''
      ? { kind: 'none', noun: view }
      : { kind: 'number', noun: view, comparison, value };
  const expected =
    comparison === '=' ? some('=', value) : { kind: 'number' as const, noun: view, comparison, value };
  if (!tooFew) {
    const actual = words.described(some('=', left.length), quality);
    return { ok: amountMatches(count, left.length), expected: words.described(expected, quality), actual };
  }
  const subject: Subject =
    value > 1 ? { kind: 'of', noun: view, seen: left.length, wanted: value } : { kind: 'none', noun: view };
  return {
    ok: false,
    expected: words.described(expected, quality),
    actual: words.described(subject, quality) + others(view, where, left, rows, words),
  };
}

function haveClause({ view, left, rows, words }: Scene, patterns: Patterns): Clause {
  const expected = byName(wanted(words, view, patterns), words);
  if (left.some((row) => rowMatches(row, patterns))) return { ok: true, expected, actual: expected };
  const column = nameColumn(view);
  const name = column === undefined ? undefined : patterns[column];
  if (column === undefined || name === undefined)
    return { ok: false, expected, actual: words.none(expected) };
  const named = rows.find((row) => rowMatches(row, { [column]: name }));
  if (named) return { ok: false, expected, actual: byName(seen(words, view, patterns, named), words) };
  const there = others(view, { [column]: name }, [], rows, words);
  return { ok: false, expected, actual: words.none(wanted(words, view, patterns).name) + there };
}

/** `myvm1 (Ready and Active)`. */
function byName(quality: Quality, words: Words): string {
  const rest = words.listed(
    [...quality.states, quality.role, ...quality.details].filter((part) => part !== ''),
  );
  return quality.name !== '' && rest !== '' ? words.seenAs(quality.name, rest) : quality.name || rest;
}

function everyClause({ view, where, left, counted, words }: Scene, every: Patterns): Clause {
  const good = left.filter((row) => rowMatches(row, every));
  const quality = wanted(words, view, every);
  const expected = counted
    ? words.described(undefined, quality)
    : words.described({ kind: 'all', noun: view }, wanted(words, view, { ...where, ...every }));
  const [first] = left;
  if (!first) {
    const none = words.described({ kind: 'none', noun: view }, wanted(words, view, where));
    return { ok: false, expected, actual: counted ? '' : none };
  }
  if (good.length === left.length) return { ok: true, expected, actual: expected };
  const some: Subject = { kind: 'of', noun: view, seen: good.length, wanted: left.length };
  const actual =
    left.length === 1
      ? words.described(undefined, seen(words, view, every, first))
      : words.described(some, quality) + others(view, every, good, left, words);
  return { ok: false, expected, actual };
}

function distinctClause(
  { view, where, left, counted, words }: Scene,
  column: string,
  amount: Amount,
): Clause {
  const values = new Set(left.map((row) => row[column] ?? '').filter((value) => value !== ''));
  const { comparison, value } = parseAmount(amount) ?? { comparison: '=', value: Number.NaN };
  const tooFew = values.size < value && (comparison === '=' || comparison === '>=');
  const told = (text: string): string =>
    counted
      ? text
      : words.spread(words.described({ kind: 'bare', noun: view }, wanted(words, view, where)), text);
  const number = tooFew
    ? words.distinctOf(column, values.size, value)
    : words.distinct(column, '=', values.size);
  return {
    ok: amountMatches(amount, values.size),
    expected: told(words.distinct(column, comparison, value)),
    actual: counted && left.length === 0 ? '' : told(number),
  };
}

function versionClause({ view, where, left, rows, words }: Scene, column: string, version: string): Clause {
  const quality = wanted(words, view, where);
  const told = (text: string): string => (quality.name === '' ? text : words.because(quality.name, text));
  const expected = told(words.orLater(column, version));
  const [first] = left;
  if (!first) {
    const none = words.described({ kind: 'none', noun: view }, quality);
    return { ok: false, expected, actual: none + others(view, where, left, rows, words) };
  }
  const bad = left.find((row) => !isAtLeast(row[column] ?? '', version));
  return { ok: !bad, expected, actual: told(words.detail(column, (bad ?? first)[column] ?? '')) };
}
