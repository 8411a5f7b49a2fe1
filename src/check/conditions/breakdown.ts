/** Sums up the rows that did not match: `(2 starting)`, `(there: getstarted)`. */
import type { Said } from '../../i18n/said.ts';
import type { Row } from '../tables.ts';
import type { ViewName } from '../types.ts';
import { columnMatches, isStateColumn, nameColumn, type Patterns } from './quality.ts';
import { currentTasks } from './tasks.ts';
import { words } from './verdict.ts';

/** Names shown at most, so that a line stays a line. */
const NAMES_SHOWN = 5;

/**
 * Sums up the rows that are not in `left`: how many are in which state, and the first error among them; or,
 * if a name was looked for, which names there are. Empty when there is nothing to report.
 */
export function others(view: ViewName, patterns: Patterns, left: readonly Row[], rows: readonly Row[]): Said {
  const rest = (view === 'tasks' ? currentTasks(rows) : rows).filter((row) => !left.includes(row));
  const name = nameColumn(view);
  const counts = new Map<string, number>();
  let error = '';
  for (const row of rest) {
    const off = Object.keys(patterns).find((column) => !columnMatches(row, column, patterns[column] ?? ''));
    if (off === undefined || off === name || (row[off] ?? '') === '') continue;
    const value = isStateColumn(off) ? (row[off] ?? '').toLowerCase() : (row[off] ?? '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
    error ||= row.Error ?? '';
  }
  if (counts.size > 0) {
    const states = [...counts].map(([state, count]) => ({ count, state }));
    return error === '' ? words.states(states) : words.together(words.states(states), words.saying(error));
  }
  if (name === undefined || patterns[name] === undefined || view === 'tasks') return '';
  const names = [...new Set(rows.map((row) => row[name] ?? ''))].filter((each) => each !== '');
  return names.length === 0 ? '' : words.there(names.slice(0, NAMES_SHOWN));
}
