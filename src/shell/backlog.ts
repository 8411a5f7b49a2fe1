/** Output that was not read yet. A flood is thinned out before the costly work of making it safe to show. */
import { lineFeeds } from './line-feeds.ts';

export type Stream = 'stdout' | 'stderr';

/** A chunk as it came. */
export interface Chunk {
  readonly stream: Stream;
  readonly text: string;
  readonly lines: number;
}

/** Characters that are kept at most, for lines without end. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Output that was not read yet, as it came; of a flood only the end is kept. */
export class Backlog {
  readonly #most: number;
  #pieces: Chunk[] = [];
  #lines = 0;
  #characters = 0;

  /** @param most lines that are worth keeping */
  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  /** Line feeds in the backlog. */
  get lines(): number {
    return this.#lines;
  }

  /** The last line of the backlog is not complete yet. */
  get isMidLine(): boolean {
    return this.#pieces.at(-1)?.text.endsWith('\n') === false;
  }

  /** Takes a chunk. */
  push(stream: Stream, text: string): void {
    const lines = lineFeeds(text);
    this.#pieces.push({ stream, text, lines });
    this.#lines += lines;
    this.#characters += text.length;
  }

  /** There is more than can be kept. */
  get isTooLong(): boolean {
    return this.#lines > this.#most || this.#characters > MOST_CHARACTERS;
  }

  /** There is so much that it should be thinned out before it is read. */
  get isFlood(): boolean {
    return this.#lines > 4 * this.#most || this.#characters > MOST_CHARACTERS;
  }

  /** Drops the oldest whole lines, as long as enough are left. Returns how many were dropped. */
  thin(): number {
    let gone = 0;
    let at = 0;
    for (; at < this.#pieces.length - 1; at += 1) {
      const { lines, text } = this.#pieces[at] as Chunk;
      if (this.#lines - lines < this.#most) break;
      this.#lines -= lines;
      this.#characters -= text.length;
      gone += lines;
    }
    const next = this.#pieces[at];
    if (at === 0 || next === undefined) return gone;
    const begun = lineBegunIn(this.#pieces.slice(0, at), next.stream);
    this.#pieces = this.#pieces.slice(at);
    if (begun !== '') {
      this.#pieces[0] = { ...next, text: begun + next.text };
      this.#characters += begun.length;
    }
    return gone;
  }

  /** The last whole pieces that hold `lines` lines; they stay in the backlog, too. */
  tail(lines: number): readonly Chunk[] {
    let at = this.#pieces.length;
    for (let found = 0; at > 0 && found <= lines; at -= 1) found += this.#pieces[at - 1]?.lines ?? 0;
    return this.#pieces.slice(at);
  }

  /** Hands over everything, oldest first. */
  take(): readonly Chunk[] {
    const pieces = this.#pieces;
    this.clear();
    return pieces;
  }

  clear(): void {
    this.#pieces = [];
    this.#lines = 0;
    this.#characters = 0;
  }
}

/** What stands behind the last line feed of `pieces`, where it goes on in a piece of `stream`. */
function lineBegunIn(pieces: readonly Chunk[], stream: Stream): string {
  let begun = '';
  for (const piece of pieces.toReversed()) {
    if (piece.stream !== stream) break;
    begun = piece.text.slice(piece.text.lastIndexOf('\n') + 1) + begun;
    if (piece.lines > 0) break;
  }
  return begun;
}
