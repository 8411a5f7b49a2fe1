/** Copies of plain data. */

/**
 * A copy of a value made of lists, objects and simple values, as JSON is, that shares nothing with it. On the small objects that
 * a swarm consists of it is several times as fast as `structuredClone`, which reckons with every kind of object.
 */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy = { ...value } as Record<string, unknown>;
  for (const key of Object.keys(copy)) {
    const part = copy[key];
    if (typeof part === 'object' && part !== null) copy[key] = copyOf(part);
  }
  return copy as T;
}
