/** Values as Go's templates see them: their types, their truth, and how they are printed. */
import { isRecord } from '../../value/json.ts';
import { goDuration } from '../duration.ts';

/** The Go type that Go's errors name for an object, kept out of its JSON. */
export const GO_TYPE = Symbol('Go type');
/** Fields that the Go type has and that are unset here, with their types (`*swarm.ManagerStatus`): they read as nil. */
export const NIL_FIELDS = Symbol('nil fields');

/** Fields that the Go type has and that JSON leaves out here, with their zero values: texts, numbers, lists, maps. */
export const ZERO_FIELDS = Symbol('zero fields');

/** A Go time: prints as Go does, and as RFC 3339 in JSON. */
export class GoTime {
  readonly #text: string;

  /** `text` is RFC 3339 in UTC, with or without a fraction. */
  constructor(text: string) {
    this.#text = text;
  }

  toJSON(): string | number {
    return this.#text;
  }

  toString(): string {
    return `${this.#text.replace('T', ' ').replace(/Z$/, '')} +0000 UTC`;
  }
}

/** A Go duration: prints as Go does (`1m30s`), and as nanoseconds in JSON. */
export class GoDuration extends GoTime {
  readonly #nanoseconds: number;

  constructor(nanoseconds: number) {
    super('');
    this.#nanoseconds = nanoseconds;
  }

  override toJSON(): number {
    return this.#nanoseconds;
  }

  /** So that it counts as a number of nanoseconds. */
  override valueOf(): number {
    return this.#nanoseconds;
  }

  override toString(): string {
    return goDuration(this.#nanoseconds);
  }
}

/** A pointer that is nil, of a known type. */
export class NilPointer {
  readonly type: string;
  constructor(type: string) {
    this.type = type;
  }

  toJSON(): null {
    return null;
  }
}

/** True for a pointer to nothing. */
export const isNilPointer = (value: unknown): value is NilPointer => value instanceof NilPointer;

/** What Go calls the type of a value. */
export function goType(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'string') ? '[]string' : '[]interface {}';
  if (value instanceof GoDuration) return 'time.Duration';
  if (value instanceof GoTime) return 'time.Time';
  if (isObject(value)) {
    const named = value[GO_TYPE];
    return typeof named === 'string' ? named : 'map[string]interface {}';
  }
  return 'nil';
}

/** Any object that is no array and no time. */
export function isObject(value: unknown): value is Record<string | symbol, unknown> {
  return isRecord(value) && !(value instanceof GoTime) && !(value instanceof NilPointer);
}

/** Go's idea of truth: what is neither zero nor empty. */
export function truth(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isNilPointer(value)) return false;
  if (isObject(value)) return value[GO_TYPE] !== undefined || Object.keys(value).length > 0;
  return Boolean(value);
}

/** A value as `{{.}}` prints it (Go's `fmt.Print`). */
export function show(value: unknown): string {
  return value === undefined ? '<no value>' : showInside(value);
}

/** A value inside another one, where nil is `<nil>`. */
export function showInside(value: unknown): string {
  if (value === undefined || value === null || isNilPointer(value)) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(showInside).join(' ')}]`;
  if (value instanceof GoTime) return value.toString();
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value);
  if (entries.length === 0 && value[GO_TYPE] !== undefined) return '{}';
  const struct = entries.length > 0 && entries.every(([key]) => /^[A-Z]/.test(key));
  if (struct) return `{${entries.map(([, item]) => showInside(item)).join(' ')}}`;
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `map[${sorted.map(([key, item]) => `${key}:${showInside(item)}`).join(' ')}]`;
}

/** JSON as Docker's `json` function writes it: `<`, `>` and `&` stay, but not in rows of lists, which marshal themselves. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  const isRow = isObject(value) && String(value[GO_TYPE]).startsWith('*');
  return isRow ? text.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`) : text;
}
