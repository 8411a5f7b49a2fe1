/** The bounded, safe view of what the step's command printed. */
import { Backlog, type Stream } from './backlog.ts';
import { preview } from './preview.ts';
import { SafeText } from './safe-text.ts';
import { StreamLines } from './stream-lines.ts';

/** Lines that are kept. */
export const MOST_LINES = 10_000;
/** Listeners are called at most once in this time, milliseconds: a frame of the screen. */
export const FRAME_MS = 33;
/** In a flood, reading the last so many lines does not make all the others safe first. */
const PREVIEWED_LINES = 250;

/** The same shape as the tutor's `OutputView`; that is in a layer above, so it is repeated here. */
export interface OutputLines {
  /** Lines ever completed or begun, including those no longer kept. */
  readonly lineCount: number;
  /** Lines at the start that are no longer kept. */
  readonly dropped: number;
  /** Lines by absolute number, `from` inclusive, `to` exclusive; SGR colours only. */
  lines(from: number, to: number): readonly string[];
}

/**
 * Takes chunks of both streams and keeps the last 10,000 lines of them, each safe to show. A line stays where it
 * began: output of the other stream comes below it.
 */
export class OutputBuffer implements OutputLines {
  readonly #listeners = new Set<() => void>();
  /** Made safe when it is read: a frame at a time, or at the end. */
  readonly #backlog = new Backlog(MOST_LINES);
  /** The kept lines and, until the next trim, up to as many older ones before them. */
  #lines: string[] = [];
  /** The absolute number of `#lines[0]`. */
  #base = 0;
  #streams: Readonly<Record<Stream, SafeText>>;
  #timer: NodeJS.Timeout | undefined;
  #lastTold = Number.NEGATIVE_INFINITY;

  constructor() {
    this.#streams = this.#freshStreams();
  }

  get lineCount(): number {
    if (this.#isFlooded()) {
      return this.#count - this.#openLines + this.#backlog.lines + (this.#backlog.isMidLine ? 1 : 0);
    }
    this.#settle();
    return this.#count;
  }

  get #count(): number {
    return this.#base + this.#lines.length;
  }

  get dropped(): number {
    return Math.max(this.lineCount - MOST_LINES, 0);
  }

  lines(from: number, to: number): readonly string[] {
    const total = this.lineCount;
    if (this.#isFlooded() && from >= total - PREVIEWED_LINES) {
      const seen = preview(this.#backlog.tail(PREVIEWED_LINES), PREVIEWED_LINES);
      return seen.slice(Math.max(0, from - (total - seen.length)), Math.max(0, to - (total - seen.length)));
    }
    this.#settle();
    const first = Math.max(from, this.dropped);
    return to <= first ? [] : this.#lines.slice(first - this.#base, to - this.#base);
  }

  /** All kept lines without their colours, for transcripts and reports; ends with a line feed unless empty. */
  text(): string {
    const kept = this.lines(this.dropped, this.lineCount);
    return kept.map((line) => `${line.replaceAll(/\x1b\[[\d;]*m/g, '')}\n`).join('');
  }

  /** Takes the next chunk of a stream, cut anywhere. */
  push(stream: Stream, text: string): void {
    if (text === '') return;
    this.#backlog.push(stream, text);
    if (this.#backlog.isFlood) this.#thin();
    this.#changed();
  }

  /** Clears everything, colours and half sequences included: the next command starts on an empty buffer. */
  clear(): void {
    this.#backlog.clear();
    this.#lines = [];
    this.#base = 0;
    this.#streams = this.#freshStreams();
    this.#changed();
  }

  /** Calls `listener` when lines changed, at most once a frame. Returns a function that stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls the listeners now, if lines changed since their last call. */
  flush(): void {
    this.#settle();
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#tell();
  }

  #freshStreams(): Readonly<Record<Stream, SafeText>> {
    const store = {
      add: (lines: readonly string[]) => this.#add(lines),
      set: (index: number, line: string) => {
        if (index >= this.#base) this.#lines[index - this.#base] = line;
      },
      get: (index: number) => this.#lines[index - this.#base],
    };
    return {
      stdout: new SafeText(new StreamLines(store)),
      stderr: new SafeText(new StreamLines(store)),
    };
  }

  /** Returns the absolute number after the last line. */
  #add(lines: readonly string[]): number {
    for (const line of lines) this.#lines.push(line);
    if (this.#lines.length >= 2 * MOST_LINES) {
      const extra = this.#lines.length - MOST_LINES;
      this.#lines = this.#lines.slice(extra);
      this.#base += extra;
    }
    return this.#count;
  }

  /** The backlog is so long that only its end is worth reading for now. */
  #isFlooded(): boolean {
    if (this.#backlog.isTooLong) this.#thin();
    return this.#backlog.lines > 4 * PREVIEWED_LINES;
  }

  /** Lines that are open: the backlog completes such a line and adds no new one. */
  get #openLines(): number {
    return Object.values(this.#streams).some((stream) => stream.isMidLine) ? 1 : 0;
  }

  #settle(): void {
    if (this.#backlog.isTooLong) this.#thin();
    for (const { stream, text } of this.#backlog.take()) this.#streams[stream].push(text);
  }

  /**
   * In a flood, lines that would be dropped as soon as they are made safe are only counted. Open colours and sequences
   * end there.
   */
  #thin(): void {
    const open = this.#openLines;
    const gone = this.#backlog.thin();
    if (gone === 0) return;
    this.#base = this.#count + gone - open;
    this.#lines = [];
    this.#streams = this.#freshStreams();
  }

  #changed(): void {
    if (this.#timer !== undefined || this.#listeners.size === 0) return;
    const wait = this.#lastTold + FRAME_MS - performance.now();
    this.#timer = setTimeout(() => this.#tell(), Math.max(wait, 0));
    this.#timer.unref();
  }

  #tell(): void {
    this.#timer = undefined;
    this.#lastTold = performance.now();
    for (const listener of this.#listeners) listener();
  }
}
