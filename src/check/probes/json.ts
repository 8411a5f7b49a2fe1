/** Reads `--format '{{json .}}'`: one JSON object per line. */
import { isRecord, parseJson } from '../../value/json.ts';
import type { Row } from '../tables.ts';

/** The objects of a text, one per line; lines that are none (warnings, shell noise) are left out. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text.split('\n').flatMap((line) => {
    const value = parseJson(line.trim());
    return isRecord(value) ? [value] : [];
  });
}

/** The named fields of an object as cells; missing ones are empty. */
export function cells(source: Readonly<Record<string, unknown>>, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, cell(source[column])]));
}

/** One value as the text of a cell. */
export function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
