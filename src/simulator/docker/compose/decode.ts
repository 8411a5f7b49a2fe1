/** Small readers of a checked Compose file, and the errors of decoding it. */

import { goDuration, parseDuration } from '../../../go/duration.ts';
import { bytesError, parseBytes } from '../../../go/units.ts';
import { isRecord } from '../../../value/json.ts';
import { ClientError } from '../cli/errors.ts';
import { parseKeyValues } from '../format/key-values.ts';
import { naturalCompare } from '../format/natural.ts';

export type ComposeSection = Readonly<Record<string, unknown>>;
/** Sections by their names. */
export type ComposeSections = Readonly<Record<string, ComposeSection>>;

/** Collects decoding errors; the real decoder reports them all at once. */
export class Decoder {
  readonly #problems: string[] = [];

  /** The value, unless reading it fails with a ClientError. `field` is the field's name in Go. */
  read<T>(field: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      this.#problems.push(`error decoding '${field}': ${error.message}`);
      return undefined;
    }
  }

  /** A number that may not be below zero. */
  unsigned(field: string, value: unknown): number | undefined {
    if (typeof value !== 'number') return undefined;
    if (value < 0) this.#problems.push(`cannot parse '${field}', ${value} overflows uint`);
    return value;
  }

  /** @throws ClientError with all that was wrong */
  finish(): void {
    if (this.#problems.length === 0) return;
    throw new ClientError(
      `decoding failed due to the following error(s):\n\n${this.#problems.toSorted().join('\n')}`,
    );
  }
}

/** A mapping; empty for everything else. */
export function section(value: unknown): ComposeSection {
  return isRecord(value) ? value : {};
}

/** A text; undefined for everything else. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A list; empty for everything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** One text or several. */
export function texts(value: unknown): string[] {
  return typeof value === 'string' ? [value] : list(value).map(String);
}

/** A mapping with its keys in the order in which the real encoder writes them. */
export function sorted<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].toSorted(([a], [b]) => naturalCompare(a, b)));
}

/** Labels and the like, written as a list or a mapping. */
export function keyValues(value: unknown): Record<string, string> {
  if (Array.isArray(value)) return sorted(Object.entries(parseKeyValues(value.map(String))));
  return sorted(Object.entries(section(value)).map(([key, item]) => [key, String(item ?? '')]));
}

/** Only the entries that are not empty, as Go leaves out fields with their zero value. */
export function present(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '' || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

/** The keys `x-…` of a mapping, sorted. */
export function extras(value: ComposeSection): Record<string, unknown> {
  return sorted(Object.entries(value).filter(([key]) => key.startsWith('x-')));
}

/** A duration as Go prints it: `90s` is `1m30s`. */
export function goTime(value: unknown): string | undefined {
  const time = typeof value === 'string' ? parseDuration(value) : undefined;
  return time === undefined ? undefined : goDuration(time);
}

/** An amount of memory, in bytes as a text. Throws ClientError. */
export function memory(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const problem = bytesError(value);
  if (problem !== undefined) throw new ClientError(problem);
  return String(parseBytes(value) ?? 0);
}
