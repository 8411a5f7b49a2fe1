/** Versions as Docker's programs write them: `v20.10.24+dfsg1`, `17.06.2-ce`, `1.13`. */

/** The numbers of the first version in a text, and whether it is a pre-release; undefined when there is none. */
function parse(text: string): { numbers: number[]; early: boolean } | undefined {
  const match = /(\d+(?:\.\d+)*)(-(?:rc|beta|alpha|tp|dev)[\w.]*)?/i.exec(text);
  if (!match?.[1]) return undefined;
  return { numbers: match[1].split('.').map(Number), early: match[2] !== undefined };
}

/** Whether `actual` is `wanted` or later; missing parts count as 0, and `-rc1` comes before the release. */
export function isAtLeast(actual: string, wanted: string): boolean {
  const a = parse(actual);
  const w = parse(wanted);
  if (!a || !w) return false;
  for (let i = 0; i < Math.max(a.numbers.length, w.numbers.length); i++) {
    const difference = (a.numbers[i] ?? 0) - (w.numbers[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return !a.early || w.early;
}
