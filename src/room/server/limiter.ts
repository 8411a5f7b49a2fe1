/** Limits how often each of many may do something: a bucket of tokens per sender, refilled as time passes. */

/** Buckets that are kept at once; the oldest goes first, so that requests from everywhere can't fill the memory. */
const MOST_BUCKETS = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

export class Limiter {
  readonly #size: number;
  readonly #perMs: number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param size how many at once @param perMinute how many more in each minute */
  constructor(size: number, perMinute: number) {
    this.#size = size;
    this.#perMs = perMinute / 60_000;
  }

  /** Takes some, if there are that many. @param now milliseconds, of any clock that only goes forward */
  take(key: string, now: number, count = 1): boolean {
    const bucket = this.#filled(key, now);
    if (bucket.tokens < count) return false;
    bucket.tokens -= count;
    return true;
  }

  /** Whether there would be one. */
  has(key: string, now: number): boolean {
    return this.#filled(key, now).tokens >= 1;
  }

  #filled(key: string, now: number): Bucket {
    const known = this.#buckets.get(key);
    const bucket = known ?? { tokens: this.#size, at: now };
    bucket.tokens = Math.min(this.#size, bucket.tokens + (now - bucket.at) * this.#perMs);
    bucket.at = now;
    if (!known) {
      this.#buckets.set(key, bucket);
      const [oldest] = this.#buckets.keys();
      if (this.#buckets.size > MOST_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest);
    }
    return bucket;
  }
}
