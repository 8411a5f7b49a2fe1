/** Keeps the first and the last part of a stream, so that memory stays bounded however long it is. */

/** Characters kept of each end of each stream: two ends of two streams make 1 Mi characters. */
export const KEPT_AT_EACH_END = 256 * 1024;

/** A text of which only the beginning and the end are kept. */
export class HeadTail {
  readonly #limit: number;
  #head = '';
  /** As they came: joining them at each step would copy the tail again and again. */
  #tail: string[] = [];
  #tailLength = 0;
  #seen = 0;

  /** `limit`: characters kept of each end. */
  constructor(limit: number = KEPT_AT_EACH_END) {
    this.#limit = limit;
  }

  /** Takes the next part of the stream; cheap, whatever its size. */
  push(text: string): void {
    this.#seen += text.length;
    const room = this.#limit - this.#head.length;
    if (room > 0) this.#head += text.slice(0, room);
    if (text.length <= room) return;
    const rest = text.slice(Math.max(room, text.length - this.#limit));
    this.#tail.push(rest);
    this.#tailLength += rest.length;
    if (this.#tailLength > 2 * this.#limit) this.#drop();
  }

  /** All of the stream if it was short, else both ends with a line between them that states what is missing. */
  text(): string {
    const tail = this.#tail.join('').slice(-this.#limit);
    const missing = this.#seen - this.#head.length - tail.length;
    if (missing === 0) return this.#head + tail;
    return `${this.#head}\n[… ${missing} characters left out …]\n${tail}`;
  }

  /** Drops the parts before the end that is kept. */
  #drop(): void {
    let first = 0;
    for (; this.#tailLength - (this.#tail[first]?.length ?? 0) >= this.#limit; first += 1)
      this.#tailLength -= this.#tail[first]?.length ?? 0;
    this.#tail = this.#tail.slice(first);
  }
}
