/** Fields that are maps in Go, whose JSON is in the order of the keys. */
const MAPS = new Set([
  'Labels',
  'Options',
  'DriverOpts',
  'Containers',
  'Networks',
  'Ports',
  'PortBindings',
  'ExposedPorts',
  'Volumes',
  'Sysctls',
  'Runtimes',
  'IndexConfigs',
]);

/** A copy whose maps have their keys in order; structs keep theirs. Symbols on an object are kept. */
export function sortMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortMaps);
  if (!isPlain(value)) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, MAPS.has(key) ? sortedMap(item) : sortMaps(item)]),
  );
  return keepSymbols(copy, value);
}

function sortedMap(value: unknown): unknown {
  if (!isPlain(value)) return sortMaps(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return keepSymbols(Object.fromEntries(entries.map(([key, item]) => [key, sortMaps(item)])), value);
}

function keepSymbols(copy: object, from: Readonly<Record<string | symbol, unknown>>): object {
  return Object.assign(
    copy,
    Object.fromEntries(Object.getOwnPropertySymbols(from).map((key) => [key, from[key]])),
  );
}

/** An object of its own making: instances of classes (times, nil pointers) are left alone. */
function isPlain(value: unknown): value is Record<string | symbol, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
