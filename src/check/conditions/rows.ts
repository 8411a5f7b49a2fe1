/** Rows of a view held against what a check wants of them. */
import { amountMatches, parseAmount } from '../amounts.ts';
import type { ProbeResult } from '../probes/probe.ts';
import type { Row } from '../tables.ts';
import type { Amount, RowsCheck, RowsCondition, View } from '../types.ts';
import { isAtLeast } from '../versions.ts';
import { others } from './breakdown.ts';
import { isSingle, judgeFacts } from './facts.ts';
import { nameColumn, type Patterns, rowMatches, seen, wanted } from './quality.ts';
import { isSuperseded } from './tasks.ts';
import type { Verdict, Words } from './verdict.ts';

/** One part of a condition: `5 tasks Running`, `on 2 nodes`. */
interface Clause {
  readonly ok: boolean;
  readonly expected: string;
  /** Empty where another part already says that there is nothing. */
  readonly actual: string;
}

/** What a check wants of which view. */
export type RowsQuestion = RowsCondition & { readonly view: View; readonly of?: string | undefined };

/** Judges what a probe brought. A probe that failed makes every condition fail, with the reason as the sight. */
export function judgeRows(question: RowsQuestion, result: ProbeResult, words: Words): Verdict {
  const rows = result.ok ? result.rows : [];
  if (isSingle(question.view)) {
    const verdict = judgeFacts(question, question.of, rows[0], words);
    return result.ok ? verdict : failed(verdict, result, words);
  }
  const clauses = clausesOf(question, rows, words);
  const verdict = {
    passed: clauses.every((clause) => clause.ok),
    expected: words.joined(clauses.map((clause) => clause.expected)),
    actual: words.joined(clauses.map((clause) => clause.actual).filter((text) => text !== '')),
  };
  if (!result.ok) return failed(verdict, result, words);
  if (!result.note || verdict.passed) return verdict;
  return {
    ...verdict,
    actual: words.because(verdict.actual, words.reasons[result.note.code](result.note.about)),
  };
}

function failed(verdict: Verdict, result: ProbeResult & { ok: false }, words: Words): Verdict {
  const { code, about } = result.reason;
  return { passed: false, expected: verdict.expected, actual: words.reasons[code](about) };
}

/**
 * The rows that show that a state cannot recover, by id or content. Tasks that the swarm has
 * already replaced by a running one or another image are history and show nothing.
 */
export function hopelessRows(check: RowsCheck, result: ProbeResult): string[] {
  const { never } = check;
  if (!never || !result.ok) return [];
  return result.rows
    .filter((row) => rowMatches(row, never))
    .filter((row) => check.view !== 'tasks' || !isSuperseded(row, result.rows))
    .map((row) => row.ID ?? JSON.stringify(row));
}

function clausesOf(question: RowsQuestion, rows: readonly Row[], words: Words): Clause[] {
  const { view, where = {}, count, have, every, distinct, atLeast } = question;
  const left = rows.filter((row) => rowMatches(row, where));
  const only = !have && !every && !distinct && !atLeast;
  const counted = count !== undefined || only;
  return [
    ...(counted ? [countClause(view, where, count ?? '>=1', left, rows, words)] : []),
    ...(have ?? []).map((patterns) => haveClause(view, patterns, left, rows, words)),
    ...(every ? [everyClause(view, where, every, counted, left, words)] : []),
    ...Object.entries(distinct ?? {}).map(([column, amount]) =>
      distinctClause(column, amount, left, counted, words),
    ),
    ...Object.entries(atLeast ?? {}).map(([column, version]) =>
      versionClause(view, column, version, left, words),
    ),
  ];
}

function countClause(
  view: View,
  where: Patterns,
  count: Amount,
  left: readonly Row[],
  rows: readonly Row[],
  words: Words,
): Clause {
  const { comparison, value } = parseAmount(count) ?? { comparison: '=', value: Number.NaN };
  const quality = wanted(words, view, where);
  const tooFew = left.length < value && (comparison === '=' || comparison === '>=');
  const actual = words.described(thingsSeen(view, left.length, value, tooFew, words), quality);
  return {
    ok: amountMatches(count, left.length),
    expected: words.described(words.things(view, comparison, value), quality),
    actual: tooFew ? actual + others(view, where, left, rows, words) : actual,
  };
}

function thingsSeen(view: View, seen: number, value: number, tooFew: boolean, words: Words): string {
  if (!tooFew) return words.things(view, '=', seen);
  return value > 1 ? words.thingsOf(view, seen, value) : words.noThing(view);
}

function haveClause(
  view: View,
  patterns: Patterns,
  left: readonly Row[],
  rows: readonly Row[],
  words: Words,
): Clause {
  const show = (quality: ReturnType<typeof wanted>): string => {
    const rest = words.listed(
      [...quality.states, quality.role, ...quality.details].filter((part) => part !== ''),
    );
    return quality.name !== '' && rest !== '' ? words.seenAs(quality.name, rest) : quality.name || rest;
  };
  const expected = show(wanted(words, view, patterns));
  if (left.some((row) => rowMatches(row, patterns))) return { ok: true, expected, actual: expected };
  const column = nameColumn(view);
  const name = column === undefined ? undefined : patterns[column];
  const named =
    column !== undefined && name !== undefined
      ? rows.find((row) => rowMatches(row, { [column]: name }))
      : undefined;
  if (named) return { ok: false, expected, actual: show(seen(words, view, patterns, named)) };
  const list = column === undefined ? '' : others(view, { [column]: name ?? '' }, [], rows, words);
  return { ok: false, expected, actual: words.none(wanted(words, view, patterns).name || expected) + list };
}

function everyClause(
  view: View,
  where: Patterns,
  every: Patterns,
  counted: boolean,
  left: readonly Row[],
  words: Words,
): Clause {
  const good = left.filter((row) => rowMatches(row, every));
  const quality = wanted(words, view, every);
  const subject = counted ? '' : words.described(words.allThings(view), wanted(words, view, where));
  const expected = words.described(subject, quality);
  const [first] = left;
  if (!first) {
    const none = words.described(words.things(view, '=', 0), wanted(words, view, where));
    return { ok: false, expected, actual: counted ? '' : none };
  }
  if (good.length === left.length) return { ok: true, expected, actual: expected };
  const actual =
    left.length === 1
      ? words.described('', seen(words, view, every, first))
      : words.described(words.thingsOf(view, good.length, left.length), quality) +
        others(view, every, good, left, words);
  return { ok: false, expected, actual };
}

function distinctClause(
  column: string,
  amount: Amount,
  left: readonly Row[],
  counted: boolean,
  words: Words,
): Clause {
  const values = new Set(left.map((row) => row[column] ?? '').filter((value) => value !== ''));
  const { comparison, value } = parseAmount(amount) ?? { comparison: '=', value: Number.NaN };
  const tooFew = values.size < value && (comparison === '=' || comparison === '>=');
  const number = tooFew
    ? words.distinctOf(column, values.size, value)
    : words.distinct(column, '=', values.size);
  return {
    ok: amountMatches(amount, values.size),
    expected: words.distinct(column, comparison, value),
    actual: counted && left.length === 0 ? '' : number,
  };
}

function versionClause(
  view: View,
  column: string,
  version: string,
  left: readonly Row[],
  words: Words,
): Clause {
  const expected = words.orLater(column, version);
  const [first] = left;
  if (!first) return { ok: false, expected, actual: words.things(view, '=', 0) };
  const bad = left.find((row) => !isAtLeast(row[column] ?? '', version));
  return { ok: !bad, expected, actual: words.detail(column, (bad ?? first)[column] ?? '') };
}
