/** The functions that templates may call: Go's own and those that Docker adds. */
import { sprint, sprintf } from './printf.ts';
import { GoTime, goType, isObject, showInside, toJson, truth } from './values.ts';

/** A function of a template. It throws GoError for what Go reports as `error calling NAME: …`. */
export interface TemplateFunction {
  /** How many arguments it takes: exactly, or at least. */
  readonly arity: readonly [number, number];
  readonly call: (...args: readonly unknown[]) => unknown;
}

/** What Go would return as a function's error. */
export class GoError extends Error {}

/** An argument of the wrong type; `index` says which. */
export class ArgumentError extends Error {
  readonly index: number;
  readonly expected: string;
  constructor(index: number, expected: string, value: unknown) {
    super(`wrong type for value; expected ${expected}; got ${goType(value)}`);
    this.index = index;
    this.expected = expected;
  }
}

const MANY = Number.POSITIVE_INFINITY;

/** The functions of Go's text/template and those that Docker adds. `and` and `or` are left to the executor. */
export const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ['and', { arity: [1, MANY], call: (...args) => args.find((arg) => !truth(arg)) ?? args.at(-1) }],
  ['or', { arity: [1, MANY], call: (...args) => args.find(truth) ?? args.at(-1) }],
  ['not', { arity: [1, 1], call: (value) => !truth(value) }],
  ['len', { arity: [1, 1], call: length }],
  ['index', { arity: [1, MANY], call: index }],
  ['slice', { arity: [1, 4], call: slice }],
  ['print', { arity: [0, MANY], call: (...args) => sprint(args) }],
  ['printf', { arity: [1, MANY], call: (format, ...args) => sprintf(text(format, 0), args) }],
  ['println', { arity: [0, MANY], call: (...args) => `${args.map(showInside).join(' ')}\n` }],
  ['html', { arity: [1, MANY], call: (...args) => html(sprint(args)) }],
  ['js', { arity: [1, MANY], call: (...args) => sprint(args).replace(/['"\\<>&=]/g, (char) => `\\${char}`) }],
  [
    'urlquery',
    { arity: [1, MANY], call: (...args) => encodeURIComponent(sprint(args)).replaceAll('%20', '+') },
  ],
  ['call', { arity: [1, MANY], call: notCallable }],
  ['eq', { arity: [1, MANY], call: equal }],
  ['ne', { arity: [2, 2], call: (a, b) => !equal(a, b) }],
  ['lt', { arity: [2, 2], call: (a, b) => compare(a, b) < 0 }],
  ['le', { arity: [2, 2], call: (a, b) => compare(a, b) <= 0 }],
  ['gt', { arity: [2, 2], call: (a, b) => compare(a, b) > 0 }],
  ['ge', { arity: [2, 2], call: (a, b) => compare(a, b) >= 0 }],
  ['json', { arity: [1, 1], call: toJson }],
  ['upper', { arity: [1, 1], call: (value) => text(value, 0).toUpperCase() }],
  ['lower', { arity: [1, 1], call: (value) => text(value, 0).toLowerCase() }],
  ['title', { arity: [1, 1], call: (value) => text(value, 0).replace(/\b\p{Ll}/gu, (c) => c.toUpperCase()) }],
  ['join', { arity: [2, 2], call: (list, between) => strings(list, 0).join(text(between, 1)) }],
  ['split', { arity: [2, 2], call: (value, between) => text(value, 0).split(text(between, 1)) }],
  ['truncate', { arity: [2, 2], call: (value, size) => text(value, 0).slice(0, number(size, 1)) }],
  ['pad', { arity: [3, 3], call: padText }],
]);

function text(value: unknown, at: number): string {
  if (typeof value === 'string') return value;
  throw new ArgumentError(at, 'string', value);
}

function number(value: unknown, at: number): number {
  if (typeof value === 'number') return value;
  throw new ArgumentError(at, 'int', value);
}

function strings(value: unknown, at: number): string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new ArgumentError(at, '[]string', value);
}

function padText(value: unknown, before: unknown, after: unknown): string {
  const inner = text(value, 0);
  return inner === '' ? '' : ' '.repeat(number(before, 1)) + inner + ' '.repeat(number(after, 2));
}

function html(value: string): string {
  const names: Readonly<Record<string, string>> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    "'": '&#39;',
    '"': '&#34;',
  };
  return value.replace(/[<>&'"]/g, (char) => names[char] ?? char);
}

function length(value: unknown): number {
  if (typeof value === 'string') return new TextEncoder().encode(value).length;
  if (Array.isArray(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new GoError(
    value === undefined || value === null ? 'len of nil pointer' : `len of type ${goType(value)}`,
  );
}

function index(value: unknown, ...keys: readonly unknown[]): unknown {
  let at = value;
  for (const key of keys) {
    if (at === undefined || at === null) throw new GoError('index of untyped nil');
    if (Array.isArray(at) || typeof at === 'string') {
      const list: ArrayLike<unknown> = typeof at === 'string' ? new TextEncoder().encode(at) : at;
      if (typeof key !== 'number') throw new GoError(`cannot index slice/array with type ${goType(key)}`);
      if (key < 0 || key >= list.length) throw new GoError(`index out of range: ${key}`);
      at = list[key];
    } else if (isObject(at)) {
      if (typeof key !== 'string') throw new GoError(`value has type ${goType(key)}; should be string`);
      at = Object.hasOwn(at, key) ? at[key] : zeroOf(at);
    } else throw new GoError(`can't index item of type ${goType(at)}`);
  }
  return at;
}

/** The value of a key that a map lacks: an empty text in a map of texts. */
function zeroOf(map: Readonly<Record<string | symbol, unknown>>): unknown {
  return Object.values(map).every((item) => typeof item === 'string') ? '' : undefined;
}

function slice(value: unknown, ...bounds: readonly unknown[]): unknown {
  if (typeof value !== 'string' && !Array.isArray(value))
    throw new GoError(`can't slice item of type ${goType(value)}`);
  const from = bounds.length > 0 ? number(bounds[0], 1) : 0;
  const to = bounds.length > 1 ? number(bounds[1], 2) : value.length;
  if (from < 0 || to > value.length)
    throw new GoError(`index out of range: ${to > value.length ? to : from}`);
  return value.slice(from, to);
}

function notCallable(value: unknown): never {
  throw new GoError(`non-function of type ${goType(value)}`);
}

function basicKind(value: unknown): string {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (value === undefined || value === null) return 'nil';
  if (value instanceof GoTime) return 'time';
  throw new GoError('non-comparable type');
}

function equal(first: unknown, ...others: readonly unknown[]): boolean {
  if (others.length === 0) throw new GoError('missing argument for comparison');
  const kind = basicKind(first);
  return others.some((other) => {
    const otherKind = basicKind(other);
    if (kind !== otherKind && kind !== 'nil' && otherKind !== 'nil')
      throw new GoError('incompatible types for comparison');
    return kind === 'time' ? String(first) === String(other) : (first ?? null) === (other ?? null);
  });
}

function compare(a: unknown, b: unknown): number {
  if (basicKind(a) !== basicKind(b)) throw new GoError('incompatible types for comparison');
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  throw new GoError('invalid type for comparison');
}
