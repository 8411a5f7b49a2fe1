/** The keyboard of a real terminal, with Node's line editor: arrows, history, Ctrl-C and Ctrl-D. */
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Keyboard, Typed } from './io.ts';

/** A keyboard on the process's own terminal. */
export class TerminalKeyboard implements Keyboard {
  private history: string[] = [];
  private open: Interface | undefined;

  read(prompt: string, options: { readonly hidden?: boolean } = {}): Promise<Typed> {
    return options.hidden ? this.readHidden(prompt) : this.readLine(prompt);
  }

  async interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const control = new AbortController();
    const stop = () => control.abort();
    const others = process.rawListeners('SIGINT');
    process.removeAllListeners('SIGINT');
    process.on('SIGINT', stop);
    try {
      return await work(control.signal);
    } finally {
      process.removeListener('SIGINT', stop);
      for (const listener of others) process.on('SIGINT', listener as NodeJS.SignalsListener);
    }
  }

  close(): void {
    this.open?.close();
    process.stdin.pause();
  }

  private readLine(prompt: string): Promise<Typed> {
    const editor = createInterface({
      input: process.stdin,
      output: process.stdout,
      terminal: true,
      history: this.history,
      historySize: 500,
    });
    return this.answer(editor, prompt, (typed) => {
      if (typed.kind === 'interrupt') process.stdout.write('^C\n');
      if (typed.kind === 'end') process.stdout.write('\n');
    });
  }

  private readHidden(prompt: string): Promise<Typed> {
    process.stdout.write(prompt);
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const editor = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
    return this.answer(editor, '', () => process.stdout.write('\n'));
  }

  private answer(editor: Interface, prompt: string, after: (typed: Typed) => void): Promise<Typed> {
    this.open = editor;
    return new Promise((resolve) => {
      const finish = (typed: Typed) => {
        editor.removeAllListeners('close');
        editor.close();
        this.open = undefined;
        after(typed);
        resolve(typed);
      };
      editor.on('history', (history) => {
        this.history = [...history];
      });
      editor.once('line', (text) => finish({ kind: 'line', text }));
      editor.once('SIGINT', () => finish({ kind: 'interrupt' }));
      editor.once('close', () => finish({ kind: 'end' }));
      editor.setPrompt(prompt);
      editor.prompt();
    });
  }
}
