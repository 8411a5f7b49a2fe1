/**
 * What a program prints on a standard stream. Node's streams take 5 ms to load, longer than all else that a short program
 * does; so they are loaded only for much text, and for who needs one.
 */
import { writeSync } from 'node:fs';

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;
/** What a pipe takes even where nobody reads yet: a program that writes more must stay able to react to Ctrl-C. */
const MOST_BYTES = 16 * 1024;
/** The console of Windows has characters of its own, which Node's stream knows. */
const IS_WINDOWS = process.platform === 'win32';

/** A standard stream of this process. */
export class Printer {
  readonly #name: keyof typeof DESCRIPTORS;
  readonly #onError: (error: NodeJS.ErrnoException) => void;
  #opened: NodeJS.WriteStream | undefined;
  #written = 0;

  /** @param onError is told of what could not be written */
  constructor(name: keyof typeof DESCRIPTORS, onError: (error: NodeJS.ErrnoException) => void) {
    this.#name = name;
    this.#onError = onError;
  }

  /** Node's stream, which is loaded when it is first asked for. From then on everything is written to it, in order. */
  get stream(): NodeJS.WriteStream {
    this.#opened ??= process[this.#name].on('error', this.#onError);
    return this.#opened;
  }

  write(text: string): void {
    if (this.#opened !== undefined || IS_WINDOWS) {
      this.stream.write(text);
      return;
    }
    const bytes = Buffer.from(text);
    const at = this.#writeAtOnce(bytes);
    // Where something is in the way, the stream waits for it, or says what it is.
    if (at < bytes.length) this.stream.write(bytes.subarray(at));
  }

  /** @returns how many bytes were written */
  #writeAtOnce(bytes: Buffer): number {
    let at = 0;
    if (this.#written + bytes.length > MOST_BYTES) return at;
    try {
      while (at < bytes.length) at += writeSync(DESCRIPTORS[this.#name], bytes, at);
    } catch {
      // See above.
    }
    this.#written += at;
    return at;
  }

  /** Resolves when everything has left the process. Pipes take what is written in their own time. */
  drained(): Promise<void> {
    const stream = this.#opened;
    if (stream === undefined) return Promise.resolve();
    return new Promise((resolve) => stream.write('', () => resolve()));
  }
}
