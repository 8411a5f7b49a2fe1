/** Two things measured in turn, A B A B …, so that a machine that gets slower slows both. */

export interface Pair {
  readonly name: string;
  /** What the ratio may be at most. */
  readonly limit: number;
  /** Milliseconds of one go each. */
  readonly ours: () => Promise<number>;
  readonly other: () => Promise<number>;
  readonly rounds: number;
  /** One round that does not count comes first; default true. */
  readonly warmUp?: boolean;
}

export interface Measured {
  readonly name: string;
  readonly limit: number;
  /** Medians, milliseconds. */
  readonly ours: number;
  readonly other: number;
  /** The median of the rounds' own ratios. */
  readonly ratio: number;
}

/** Runs a pair, after one round that does not count unless the pair does without. */
export async function measure({ name, limit, ours, other, rounds, warmUp = true }: Pair): Promise<Measured> {
  const a: number[] = [];
  const b: number[] = [];
  for (let round = warmUp ? -1 : 0; round < rounds; round += 1) {
    const [mine, theirs] = [await ours(), await other()];
    if (round < 0) continue;
    a.push(mine);
    b.push(theirs);
  }
  return {
    name,
    limit,
    ours: median(a),
    other: median(b),
    ratio: median(a.map((mine, at) => mine / (b[at] ?? 1))),
  };
}

/** The middle value; the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, two) => one - two);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/** One line of the table. */
export function lineOf({ name, limit, ours, other, ratio }: Measured): string {
  const verdict = ratio <= limit ? 'ok' : 'TOO SLOW';
  return `${name.padEnd(46)} ${ours.toFixed(0).padStart(6)} ms ${other.toFixed(0).padStart(6)} ms   ${ratio.toFixed(2)} (limit ${limit})  ${verdict}`;
}
