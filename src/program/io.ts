/**
 * The outside world as our programs see it. The real process fills it from its own streams, the tutor and
 * the tests from theirs.
 */
export interface ProgramIo {
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path of the folder the program was called in. */
  readonly cwd: string;
  /** All of standard input, once it has ended. Asked for only by what reads it. */
  readonly stdin: () => Promise<string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `out` is a terminal. */
  readonly isTerminal: boolean;
  /** Width of that terminal, in columns. */
  readonly columns: number;
  /** Aborted when the learner pressed Ctrl-C or the caller gave up. */
  readonly signal?: AbortSignal;
  /** These streams are the process's own, so that a program started by this one may have them as they are. */
  readonly ownsProcess?: boolean;
  /** The keyboard, when standard input is a terminal: for a login shell and for yes-or-no questions. */
  readonly keyboard?: Keyboard | undefined;
}

/** One line that was typed, Ctrl-C at the prompt, or Ctrl-D. */
export type Typed =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'end' };

export interface Keyboard {
  /** Shows the prompt and waits for a line; keeps a history while it is open. `hidden` shows nothing of what is typed. */
  read(prompt: string, options?: { readonly hidden?: boolean }): Promise<Typed>;
  /** Runs `work` with a signal that Ctrl-C aborts, so that a command can be stopped without leaving the shell. */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  close(): void;
}
