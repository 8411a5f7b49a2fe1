/** Keeps the first and the last part of a stream, so that memory stays bounded however long it is. */

/** Characters kept of each end of each stream: two ends of two streams make 1 Mi characters. */
export const KEPT_AT_EACH_END = 256 * 1024;

/** A text of which only the beginning and the end are kept. */
export class HeadTail {
  readonly #limit: number;
  #head = '';
  #tail = '';
  #seen = 0;

  /** `limit`: characters kept of each end. */
  constructor(limit: number = KEPT_AT_EACH_END) {
    this.#limit = limit;
  }

  /** Takes the next part of the stream; cheap, whatever its size. */
  push(text: string): void {
    this.#seen += text.length;
    let rest = text;
    const room = this.#limit - this.#head.length;
    if (room > 0) {
      this.#head += rest.slice(0, room);
      rest = rest.slice(room);
    }
    if (rest === '') return;
    this.#tail += rest;
    if (this.#tail.length > 2 * this.#limit) this.#tail = this.#tail.slice(-this.#limit);
  }

  /** All of the stream if it was short, else both ends with a line between them that states what is missing. */
  text(): string {
    const tail = this.#tail.slice(-this.#limit);
    const missing = this.#seen - this.#head.length - tail.length;
    if (missing === 0) return this.#head + tail;
    return `${this.#head}\n[… ${missing} characters left out …]\n${tail}`;
  }
}
