/** Chance that can be had again, for tests that try what nobody thought of. */

export interface Random {
  /** A number from 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number;
  /** @throws Error from an empty list */
  pick<T>(list: readonly T[]): T;
  /** A text, cut at random places. */
  cut(text: string): string[];
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[below(list.length)] as T;
    },
    cut(text) {
      const parts: string[] = [];
      for (let at = 0; at < text.length; ) {
        const end = at + 1 + below(12);
        parts.push(text.slice(at, end));
        at = end;
      }
      return parts;
    },
  };
}
