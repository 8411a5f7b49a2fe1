/** Lists as Docker's client prints them: a table, ids only, or by a template. */

import { tabulate } from '../../../go/tabwriter.ts';
import { compileTemplate, GO_TYPE, TemplateError } from '../../../go/template/index.ts';
import type { CommandRun } from '../cli/command.ts';

/** How wide a column of a table is at least. */
const LEAST_WIDTH = 10;

/** What a row holds: a text, a switch, or a method with an argument (`{{.Label "x"}}`). */
export type FieldValue = string | boolean | number | null | ((argument: string) => string);
export type ListRow = Readonly<Record<string, FieldValue>>;

/** A kind of list. */
export interface ListKind {
  /** Go's name of the row type, for errors. */
  readonly type: string;
  /** The header of each field; default its name in capitals. */
  readonly headers: Readonly<Record<string, string>>;
  /** The table without `--format`, as a template. */
  readonly table: string;
  /** What `-q` prints, as a template. */
  readonly quiet?: string;
  /** `-q` takes precedence over a given `--format`. */
  readonly quietAlways?: boolean;
}

/** The words of a template in `table` headers: functions that leave a name as it is. */
const same = (arity: number) => ({ arity: [arity, arity] as const, call: (value: unknown) => value });
const HEADER_FUNCTIONS = {
  json: same(1),
  title: same(1),
  lower: same(1),
  upper: same(1),
  truncate: same(2),
  pad: same(3),
  split: same(2),
  join: same(2),
};

/** Prints rows as `--format`, `-q` or neither ask for. Throws TemplateError for a template that can't be used. */
export function printList(context: CommandRun, kind: ListKind, rows: readonly ListRow[]): void {
  const asked = context.flags.maybe('format') ?? '';
  let format = asked === '' ? 'table' : asked;
  if (format === 'json') format = '{{json .}}';
  format = format.replaceAll('\\t', '\t').replaceAll('\\n', '\n');
  if (kind.quietAlways && context.flags.on('quiet')) format = 'table';
  if (format === 'table')
    format = context.flags.on('quiet') && kind.quiet ? kind.quiet : `table ${kind.table}`;
  context.call.out(
    format.startsWith('table ') ? table(format.slice(6).trim(), kind, rows) : lines(format, kind, rows),
  );
}

/** A separate table, whatever the call's flags are. */
export function printTable(kind: ListKind, rows: readonly ListRow[]): string {
  return table(kind.table, kind, rows);
}

function rowObject(kind: ListKind, row: ListRow): Record<string | symbol, unknown> {
  const sorted = Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...Object.fromEntries(sorted), [GO_TYPE]: kind.type };
}

function lines(format: string, kind: ListKind, rows: readonly ListRow[]): string {
  const template = compileTemplate(format);
  return rows.map((row) => `${template(rowObject(kind, row))}\n`).join('');
}

function table(format: string, kind: ListKind, rows: readonly ListRow[]): string {
  const body = lines(format, kind, rows);
  const headers = compileTemplate(format, HEADER_FUNCTIONS);
  let head = '<no value>';
  try {
    head = headers(headerObject(kind, rows[0] ?? {}));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
  }
  const texts = `${head}\n${body}`.split('\n').slice(0, -1);
  return tabulate(
    texts.map((text) => text.split('\t')),
    LEAST_WIDTH,
  );
}

function headerObject(kind: ListKind, row: ListRow): Record<string, unknown> {
  const shown = [...kind.table.matchAll(/\.([A-Z]\w*)/g)].map((match) => match[1] ?? '');
  const names = new Set([...Object.keys(row), ...Object.keys(kind.headers), ...shown]);
  const method = (label: string): string => label.split('.').at(-1) ?? label;
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      typeof row[name] === 'function' ? method : (kind.headers[name] ?? name.toUpperCase()),
    ]),
  );
}

/** `a=1,b=2`, as lists show labels. */
export function joinLabels(labels: Readonly<Record<string, string>> | null | undefined): string {
  return Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
    .join(',');
}

/** The method behind `{{.Label "name"}}`. */
export function labelOf(
  labels: Readonly<Record<string, string>> | null | undefined,
): (name: string) => string {
  return (name) => labels?.[name] ?? '';
}
