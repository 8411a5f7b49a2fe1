/** The lines of one stream among those of both. */
import type { LineSink } from './safe-text.ts';

/** How far up a program may move to change a line, as tall as a big terminal. */
const REACH = 64;

/** The lines of all streams, by absolute number. */
export interface LineStore {
  /** Adds lines at the end; returns the number after the last. */
  add(lines: readonly string[]): number;
  set(index: number, line: string): void;
  /** Undefined for a line that is no longer kept. */
  get(index: number): string | undefined;
}

/** The lines of one stream, as a terminal would show them. */
export class StreamLines implements LineSink {
  readonly #store: LineStore;
  /** Absolute numbers of this stream's latest lines, in order; trimmed now and then. */
  #recent: number[] = [];

  constructor(store: LineStore) {
    this.#store = store;
  }

  append(lines: readonly string[]): void {
    const end = this.#store.add(lines);
    for (let index = end - Math.min(lines.length, REACH); index < end; index += 1) this.#recent.push(index);
    if (this.#recent.length > 4 * REACH) this.#recent = this.#recent.slice(-REACH);
  }

  replace(up: number, line: string): void {
    const index = this.#index(up);
    if (index !== undefined) this.#store.set(index, line);
  }

  read(up: number): string | undefined {
    const index = this.#index(up);
    return index === undefined ? undefined : this.#store.get(index);
  }

  #index(up: number): number | undefined {
    return up < 0 || up >= REACH ? undefined : this.#recent[this.#recent.length - 1 - up];
  }
}
