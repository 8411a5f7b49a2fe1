/** Conditions on views of a single row: the environment, the engine's swarm state, a version. */
import type { Said } from '../../i18n/said.ts';
import { isAnything, isExpression } from '../patterns.ts';
import type { Row } from '../tables.ts';
import type { RowsCondition, ViewName } from '../types.ts';
import { isAtLeast } from '../versions.ts';
import { columnMatches } from './quality.ts';
import { type Verdict, words } from './verdict.ts';

/** Whether a view has one row, so that its conditions are facts about that row and not about a number of rows. */
export function isSingle(view: ViewName): boolean {
  return view === 'env' || view === 'spec' || view === 'swarm' || view === 'version';
}

/** Compares a row with the facts that are wanted. Without a row nothing holds. */
export function judgeFacts(condition: RowsCondition, of: string | undefined, row: Row | undefined): Verdict {
  const patterns = Object.entries({
    ...condition.where,
    ...condition.every,
    ...Object.assign({}, ...(condition.have ?? [])),
  }).map(([column, pattern]) => [column, String(pattern)] as const);
  const versions = Object.entries(condition.atLeast ?? {});
  const expected = [
    ...patterns.map(([column, pattern]) => wantedFact(column, pattern)),
    ...versions.map(([column, version]) => words.orLater(column === 'Version' && of ? of : column, version)),
  ];
  const actual = [
    ...patterns.map(([column]) => words.fact(column, row?.[column] ?? '')),
    ...versions.map(([column]) =>
      words.detail(column === 'Version' && of ? of : column, row?.[column] ?? ''),
    ),
  ];
  const holds =
    row !== undefined &&
    patterns.every(([column, pattern]) => columnMatches(row, column, pattern)) &&
    versions.every(([column, version]) => isAtLeast(row[column] ?? '', version));
  if (expected.length === 0) {
    const tool = of ?? 'docker';
    return {
      passed: row !== undefined,
      expected: words.installed(tool),
      actual: `${tool} ${row?.Version ?? ''}`.trim(),
    };
  }
  const none = condition.count === 0 || condition.count === '0';
  return {
    passed: none ? !holds : holds,
    expected: none ? unwanted(patterns, expected) : words.joined(expected),
    actual: words.joined(actual),
  };
}

function wantedFact(column: string, pattern: string): Said {
  if (isAnything(pattern)) return words.isSet(column);
  return isExpression(pattern) ? words.factMatches(column, pattern) : words.fact(column, pattern);
}

/** The expectation of a check that wants these facts not to hold. */
function unwanted(patterns: readonly (readonly [string, string])[], expected: readonly Said[]): Said {
  const [first] = patterns;
  if (first && patterns.length === 1 && isAnything(first[1])) return words.fact(first[0], '');
  return words.not(words.joined(expected));
}
