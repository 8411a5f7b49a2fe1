/** Objects without undefined fields. */

/** What `defined` makes of a type: fields that may be undefined become fields that may be missing. */
export type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The fields of an object that are not undefined, in their order. A field that is undefined is not the same as one that
 * is missing: it overrides another in a spread, and `in` finds it.
 */
export function defined<T extends object>(fields: T): Defined<T> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) kept[key] = value;
  return kept as Defined<T>;
}
