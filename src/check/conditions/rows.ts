/** Compares rows of a view with what a check wants of them. */
import type { ProbeResult } from '../probes/probe.ts';
import type { RowsCheck, RowsCondition, ViewName } from '../types.ts';
import { clausesOf } from './clauses.ts';
import { isSingle, judgeFacts } from './facts.ts';
import { type Patterns, rowMatches } from './quality.ts';
import { isSuperseded } from './tasks.ts';
import { type Verdict, words } from './verdict.ts';

/** A condition and its view. */
export type RowsQuestion = RowsCondition & { readonly view: ViewName; readonly of?: string | undefined };

/** Judges the rows of a probe. A probe that failed makes every condition fail, with its reason as what was seen. */
export function judgeRows(question: RowsQuestion, result: ProbeResult): Verdict {
  const rows = result.ok ? result.rows : [];
  if (isSingle(question.view)) {
    const verdict = judgeFacts(question, question.of, rows[0]);
    return result.ok ? verdict : failed(verdict, result);
  }
  const clauses = clausesOf(question, rows);
  const verdict = {
    passed: clauses.every((clause) => clause.ok),
    expected: words.joined(clauses.map((clause) => clause.expected)),
    actual: words.joined(clauses.map((clause) => clause.actual).filter((text) => text !== '')),
  };
  if (!result.ok) return failed(verdict, result);
  if (!result.note || verdict.passed) return verdict;
  return {
    ...verdict,
    actual: words.because(verdict.actual, words.reasons[result.note.code](result.note.about)),
  };
}

function failed(verdict: Verdict, result: ProbeResult & { ok: false }): Verdict {
  const { code, about } = result.reason;
  return { passed: false, expected: verdict.expected, actual: words.reasons[code](about) };
}

/**
 * The rows that show that a state cannot recover, by id or content. Tasks that the swarm has
 * already replaced by a running one or another image are history and prove nothing.
 */
export function hopelessRows(check: RowsCheck, result: ProbeResult): string[] {
  const { never } = check;
  if (!never || !result.ok) return [];
  const patterns: readonly Patterns[] = Array.isArray(never) ? never : [never];
  return result.rows
    .filter((row) => patterns.some((each) => rowMatches(row, each)))
    .filter((row) => check.view !== 'tasks' || !isSuperseded(row, result.rows))
    .map((row) => row.ID ?? JSON.stringify(row));
}
