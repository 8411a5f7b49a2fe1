/**
 * Checks a value against a shape, like the JSON schema library of the docker CLI: all faults are
 * collected, and the one deepest inside is reported.
 */

import { parseDuration } from '../../../go/duration.ts';
import { isRecord } from '../../../value/json.ts';
import { portProblem } from '../format/ports.ts';

export type ValueKind = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'array' | 'object';

export interface Shape {
  /** What the value may be; anything if none is named. */
  readonly kinds: readonly ValueKind[];
  readonly format?: 'duration' | 'ports';
  readonly oneOfTexts?: readonly string[];
  readonly least?: number;
  /** The shape of the items of a list, or of a mapping with free names. */
  readonly items?: Shape;
  /** No item may be in the list twice. */
  readonly unique?: boolean;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Names that `items` is for. */
  readonly names?: RegExp;
  /** No other names than those of `properties` and `names` may be used. */
  readonly closed?: boolean;
  /** But names with `x-` may. */
  readonly extra?: boolean;
  /** Exactly one of these must fit. */
  readonly oneOf?: readonly Shape[];
}

interface Fault {
  readonly path: readonly string[];
  readonly kind: 'type' | 'choice' | 'other';
  readonly says: string;
}

/** The error, in the words of the real loader: `services.web.image must be a string`. Undefined if there is none. */
export function faultOf(value: unknown, shape: Shape): string | undefined {
  const found = faults([], value, shape);
  let worst: Fault | undefined;
  let next: Fault | undefined;
  for (const [at, fault] of found.entries()) {
    const deeper = fault.path.length - (worst?.path.length ?? -1);
    const wins = deeper > 0 || (deeper === 0 && fault.kind === 'type' && worst?.kind !== 'type');
    if (!wins) continue;
    worst = fault;
    next = found[at + 1];
  }
  if (worst === undefined) return undefined;
  const says = worst.kind === 'choice' && next ? next.says : worst.says;
  return `${worst.path.length === 0 ? '(root)' : worst.path.join('.')} ${says}`;
}

function faults(path: readonly string[], value: unknown, shape: Shape): Fault[] {
  if (shape.oneOf) return choiceFaults(path, value, shape.oneOf);
  if (shape.kinds.length > 0 && !shape.kinds.some((kind) => isKind(value, kind)))
    return [{ path, kind: 'type', says: `must be a ${kindWords(shape.kinds)}` }];
  const other = (says: string): Fault => ({ path, kind: 'other', says });
  const own: Fault[] = [];
  if (shape.oneOfTexts && !shape.oneOfTexts.some((text) => text === value)) {
    const allowed = shape.oneOfTexts.map((text) => JSON.stringify(text)).join(', ');
    own.push(other(`${path.join('.')} must be one of the following: ${allowed}`));
  }
  if (shape.format && !fitsFormat(value, shape.format))
    own.push(other(`Does not match format '${shape.format}'`));
  if (shape.least !== undefined && Number(value) < shape.least)
    own.push(other(`Must be greater than or equal to ${shape.least}`));
  if (Array.isArray(value)) return [...own, ...listFaults(path, value, shape)];
  return isRecord(value) ? [...own, ...mapFaults(path, value, shape)] : own;
}

function listFaults(path: readonly string[], value: readonly unknown[], shape: Shape): Fault[] {
  const found: Fault[] = [];
  if (shape.unique) {
    const seen = new Map<string, number>();
    for (const [at, item] of value.entries()) {
      const before = seen.get(JSON.stringify(item));
      if (before === undefined) seen.set(JSON.stringify(item), at);
      else found.push({ path, kind: 'other', says: `array items[${before},${at}] must be unique` });
    }
  }
  const { items } = shape;
  if (items) found.push(...value.flatMap((item, at) => faults([...path, String(at)], item, items)));
  return found;
}

function mapFaults(path: readonly string[], value: Readonly<Record<string, unknown>>, shape: Shape): Fault[] {
  const { properties = {}, names, items } = shape;
  const found: Fault[] = [];
  for (const name of shape.required ?? [])
    if (!(name in value)) found.push({ path, kind: 'other', says: `${name} is required` });
  const isFree = (name: string): boolean => names?.test(name) === true && !Object.hasOwn(properties, name);
  for (const name of Object.keys(value)) {
    if (!shape.closed || Object.hasOwn(properties, name) || isFree(name)) continue;
    if (shape.extra && name.startsWith('x-')) continue;
    found.push({ path, kind: 'other', says: `Additional property ${name} is not allowed` });
  }
  for (const [name, inner] of Object.entries(properties))
    if (Object.hasOwn(value, name)) found.push(...faults([...path, name], value[name], inner));
  if (items)
    for (const [name, item] of Object.entries(value))
      if (isFree(name)) found.push(...faults([...path, name], item, items));
  return found;
}

/** The faults of the closest alternative: one of the right type, else the first. */
function choiceFaults(path: readonly string[], value: unknown, shapes: readonly Shape[]): Fault[] {
  const all = shapes.map((shape) => faults(path, value, shape));
  if (all.some((found) => found.length === 0)) return [];
  const near = all.find((found) => !found.some((fault) => fault.kind === 'type' && fault.path === path));
  const says = 'Must validate one and only one schema (oneOf)';
  return [{ path, kind: 'choice', says }, ...(near ?? all[0] ?? [])];
}

function isKind(value: unknown, kind: ValueKind): boolean {
  switch (kind) {
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    default:
      return typeof value === kind;
  }
}

function kindWords(kinds: readonly ValueKind[]): string {
  const words = kinds.map((kind) => (kind === 'object' ? 'mapping' : kind === 'array' ? 'list' : kind));
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}

function fitsFormat(value: unknown, format: 'duration' | 'ports'): boolean {
  if (format === 'ports') return portProblem(String(value)) === undefined;
  return typeof value === 'string' && parseDuration(value) !== undefined;
}
