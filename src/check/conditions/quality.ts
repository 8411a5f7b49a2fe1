/** Matches rows, and puts into words what a row must be like. */
import type { Said } from '../../i18n/said.ts';
import { cellMatches, isAnything, soughtText } from '../patterns.ts';
import type { Row } from '../tables.ts';
import type { Pattern, ViewName } from '../types.ts';
import { words } from './verdict.ts';

/** Columns whose value needs no column name beside it: `Running`, `Ready`, `Leader`. Compared without regard to case. */
const STATES = new Set([
  'State',
  'DesiredState',
  'Status',
  'Availability',
  'ManagerStatus',
  'LocalNodeState',
]);

/** The column that names a row. */
const NAMES: Readonly<Partial<Record<ViewName, string>>> = {
  machines: 'Name',
  nodes: 'Hostname',
  stacks: 'Name',
  services: 'Name',
  tasks: 'Name',
  containers: 'Names',
  networks: 'Name',
  images: 'Repository',
  labels: 'Label',
  switches: 'Name',
};

export type Patterns = Readonly<Record<string, Pattern>>;

export interface Quality {
  readonly states: readonly Said[];
  readonly role: Said;
  readonly name: Said;
  readonly details: readonly Said[];
}

/** True for a column whose cells are states, which may change by themselves. */
export function isStateColumn(column: string): boolean {
  return STATES.has(column);
}

/** The column that names the rows of a view; undefined for views of a single row. */
export function nameColumn(view: ViewName): string | undefined {
  return NAMES[view];
}

/** Whether one cell of a row is as wanted. A column that is not there counts as empty. */
export function columnMatches(row: Row, column: string, pattern: Pattern): boolean {
  return cellMatches(pattern, row[column] ?? '', STATES.has(column));
}

/** Whether all cells named by the patterns are as wanted. */
export function rowMatches(row: Row, patterns: Patterns): boolean {
  return Object.entries(patterns).every(([column, pattern]) => columnMatches(row, column, pattern));
}

/** What rows must be like. */
export function wanted(view: ViewName, patterns: Patterns): Quality {
  return quality(view, patterns, (pattern) => soughtText(pattern));
}

/** What a row is like, in the columns that the patterns name. */
export function seen(view: ViewName, patterns: Patterns, row: Row): Quality {
  const cells = Object.fromEntries(Object.keys(patterns).map((column) => [column, row[column] ?? '']));
  return quality(view, cells, (cell) => cell);
}

/** @param plain The text of a value; undefined if it is an expression that can only be shown as such. */
function quality(view: ViewName, values: Patterns, plain: (value: string) => string | undefined): Quality {
  const states: Said[] = [];
  const details: Said[] = [];
  let name: Said = '';
  let role: Said = '';
  for (const [column, value] of Object.entries(values)) {
    const text = plain(value);
    const shown = text ?? words.matching(value);
    if (column === NAMES[view] && text !== undefined && isBeginning(value))
      details.push(words.nameBegins(text));
    else if (value !== '' && column === NAMES[view]) name = shown;
    else if (value !== '' && column === 'ManagerStatus') role = shown;
    else if (value !== '' && STATES.has(column)) {
      const state = text === undefined ? shown : text.slice(0, 1).toUpperCase() + text.slice(1);
      // "Running" and a desired state of "Running" say the same to a learner.
      if (!states.includes(state)) states.push(state);
    } else details.push(text === undefined ? inPattern(column, value) : words.detail(column, text));
  }
  return { states, role, name, details };
}

/** `/^text/`: how a name begins, and not the whole of it. */
function isBeginning(pattern: Pattern): boolean {
  return /^\/\^.*[^$)]\/i?$/.test(pattern);
}

/** A cell that an expression describes; an expression that matches any text is not shown. */
function inPattern(column: string, pattern: string): Said {
  return isAnything(pattern) ? words.detailAny(column) : words.detailMatches(column, pattern);
}
