/** The keyboard of a real terminal, with Node's line editor: arrows, history, Ctrl-C and Ctrl-D. */
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Keyboard, Typed } from './io.ts';

const HISTORY_LINES = 500;

/** The output of the line editor: the terminal, or nothing while a password is typed. */
class Screen extends Writable {
  muted = false;
  readonly isTTY = true;

  get columns(): number {
    return process.stdout.columns || 80;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (!this.muted) process.stdout.write(chunk);
    done();
  }
}

/** A keyboard on the process's own terminal. Lines that are typed or pasted ahead wait for their turn. */
export class TerminalKeyboard implements Keyboard {
  readonly #screen = new Screen();
  readonly #typed: Typed[] = [];
  #editor: Interface | undefined;
  #waiting: ((typed: Typed) => void) | undefined;
  #working: AbortController | undefined;

  async read(prompt: string, options: { readonly hidden?: boolean } = {}): Promise<Typed> {
    const editor = this.#open();
    const ahead = this.#typed.shift();
    if (ahead) {
      if (ahead.kind === 'line' && !options.hidden) process.stdout.write(`${prompt}${ahead.text}\n`);
      return ahead;
    }
    editor.setPrompt(prompt);
    editor.prompt();
    this.#screen.muted = options.hidden === true;
    const typed = await new Promise<Typed>((resolve) => {
      this.#waiting = resolve;
    });
    if (this.#screen.muted) process.stdout.write('\n');
    this.#screen.muted = false;
    if (typed.kind === 'end') process.stdout.write('\n');
    return typed;
  }

  async interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const control = new AbortController();
    this.#working = control;
    try {
      return await work(control.signal);
    } finally {
      this.#working = undefined;
    }
  }

  close(): void {
    this.#editor?.close();
    this.#editor = undefined;
  }

  #open(): Interface {
    if (this.#editor) return this.#editor;
    const editor = createInterface({
      input: process.stdin,
      output: this.#screen,
      terminal: true,
      historySize: HISTORY_LINES,
    });
    editor.on('line', (text) => this.#came({ kind: 'line', text }));
    editor.on('close', () => this.#came({ kind: 'end' }));
    editor.on('SIGINT', () => this.#interrupted(editor));
    this.#editor = editor;
    return editor;
  }

  #came(typed: Typed): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting(typed);
    else this.#typed.push(typed);
  }

  /** Ctrl-C stops what runs; at the prompt it gives up the line. */
  #interrupted(editor: Interface): void {
    process.stdout.write('^C\n');
    if (this.#working) {
      this.#working.abort();
      return;
    }
    this.#screen.muted = true;
    editor.write(null, { ctrl: true, name: 'e' });
    editor.write(null, { ctrl: true, name: 'u' });
    this.#screen.muted = false;
    this.#came({ kind: 'interrupt' });
  }
}
