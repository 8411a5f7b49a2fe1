/** Records how fast the lines of an output came, so that they can be replayed. */

/** Pairs: after this many milliseconds, this many lines had come. */
export type Beat = readonly [ms: number, lines: number];

/** Lines that come closer together are one beat, milliseconds. */
const SHORTEST_MS = 50;
/** More beats than these can't be seen. */
const MOST_BEATS = 2000;

/** Counts lines as they come. */
export class Pace {
  readonly #now: () => number;
  readonly #begun: number;
  readonly #beats: [number, number][] = [];
  #lines = 0;

  /** @param now milliseconds on any clock */
  constructor(now: () => number) {
    this.#now = now;
    this.#begun = now();
  }

  /** Takes the next chunk, cut anywhere. */
  push(text: string): void {
    this.#lines += text.split('\n').length - 1;
    const at = Math.max(Math.round(this.#now() - this.#begun), 0);
    const last = this.#beats.at(-1);
    if (last && (at - last[0] < SHORTEST_MS || this.#beats.length >= MOST_BEATS)) last[1] = this.#lines;
    else this.#beats.push([at, this.#lines]);
  }

  /** The beats so far. */
  get beats(): readonly Beat[] {
    return this.#beats.filter(([, lines], index) => lines > (this.#beats[index - 1]?.[1] ?? 0));
  }
}
