/** Wrapping is done once for a text and a width, not once a frame. */

/**
 * Remembers the last result for each object: as long as every part of `key` is the same, it is not computed again.
 * Results of objects that are gone go with them.
 */
export function memoized<Arguments extends readonly unknown[], Result>(
  compute: (...args: Arguments) => Result,
): (subject: object, key: readonly unknown[], ...args: Arguments) => Result {
  const known = new WeakMap<object, { key: readonly unknown[]; result: Result }>();
  return (subject, key, ...args) => {
    const before = known.get(subject);
    if (
      before &&
      before.key.length === key.length &&
      before.key.every((part, at) => Object.is(part, key[at]))
    ) {
      return before.result;
    }
    const result = compute(...args);
    known.set(subject, { key, result });
    return result;
  };
}
