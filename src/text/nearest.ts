/** Finds the known word that a mistyped one most likely meant. */

/** The closest known name: one that differs in at most two places. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  return known
    .map((other) => ({ other, distance: distance(name, other) }))
    .filter(({ distance: d }) => d <= 2)
    .sort((a, b) => a.distance - b.distance)[0]?.other;
}

/** The Levenshtein distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
