/** Compares names as Docker sorts them: runs of digits by their value, so `web.10` comes after `web.9`. */
export function naturalCompare(a: string, b: string): number {
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const one = left[at] ?? '';
    const other = right[at] ?? '';
    if (one === other) continue;
    if (at % 2 === 1 && Number(one) !== Number(other)) return Number(one) - Number(other);
    return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
