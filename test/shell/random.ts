/** A repeatable source of chance for fuzz tests (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
    /** Cuts a text at random places. */
    cut(text: string): string[] {
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
