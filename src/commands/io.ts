/** What a command talks to: the process's streams and environment, replaceable in tests. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person sits at both ends. */
  readonly isTerminal: boolean;
  /** The simulator's program, beside this one. */
  readonly simulatorProgram: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Keeps the terminal free of what a library says on standard error, until the returned function is called. */
  takeStderr(): () => void;
  /** Aborted by Ctrl-C and by a request to end. */
  readonly signal: AbortSignal;
}

export const EXIT = { done: 0, failed: 1, usage: 2, notReady: 3, interrupted: 130 } as const;

/** A command cannot go on; the learner is told why, and the program ends with a code. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
