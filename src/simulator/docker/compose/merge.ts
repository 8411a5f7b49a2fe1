/** Merges several Compose files: a later one adds and replaces. */
import { isRecord } from '../../../value/json.ts';
import { type ComposeSection, type ComposeSections, section, sorted } from './decode.ts';

/** What identifies an item of a list: the later one with the same mark replaces the first. */
const MARKS: Readonly<Record<string, string>> = {
  ports: 'published',
  volumes: 'target',
  secrets: 'source',
  configs: 'source',
};
/** Lists that are replaced as a whole. */
const WHOLE = ['command', 'entrypoint'];

/**
 * The sections of two files. The later file wins: its mappings are merged into those of the first, its lists added,
 * other values replaced.
 */
export function mergeSections(first: ComposeSections, second: ComposeSections): ComposeSections {
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return sorted(names.map((name) => [name, mergeValues(first[name] ?? {}, second[name] ?? {})]));
}

function mergeValues(first: ComposeSection, second: ComposeSection): ComposeSection {
  const result: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = result[key];
    if (isRecord(before) && isRecord(value)) result[key] = mergeValues(before, value);
    else if (Array.isArray(before) && Array.isArray(value) && !WHOLE.includes(key))
      result[key] = mergeLists(before, value, MARKS[key]);
    else result[key] = value;
  }
  return result;
}

function mergeLists(
  first: readonly unknown[],
  second: readonly unknown[],
  mark: string | undefined,
): unknown[] {
  if (mark === undefined) return [...first, ...second];
  const items = new Map([...first, ...second].map((item) => [section(item)[mark], item]));
  return [...items]
    .toSorted(([a], [b]) =>
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
    )
    .map(([, item]) => item);
}
