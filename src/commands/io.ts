/** The process's streams and environment as a command sees them, replaceable in tests. */
import type { WriteLine } from './lines.ts';

export interface Io {
  /** Writes one line to standard output: its text can't act on the terminal. */
  readonly out: WriteLine;
  /** The same to standard error. */
  readonly err: WriteLine;
  /** Writes one JSON document to standard output, in a line that is equally harmless. */
  json(document: unknown): void;
  /** Passes on the output of a learner's own command, byte for byte: only for `shell -c`. */
  pass(stream: 'stdout' | 'stderr', text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether both ends are a terminal, with a person. */
  readonly isTerminal: boolean;
  /** The simulator's program, beside this one. */
  readonly simulatorProgram: string;
  /** What runs it; default the node that runs this. */
  readonly nodePath?: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Keeps messages of libraries on standard error off the terminal, until the returned function is called. */
  takeStderr(): () => void;
  /** Aborted by Ctrl-C and by a request to end. */
  readonly signal: AbortSignal;
}

export const EXIT = { done: 0, failed: 1, usage: 2, notReady: 3, interrupted: 130 } as const;

/** A command cannot go on: carries the message for the learner, and the exit code. */
export class CommandError extends Error {
  readonly exitCode: number;
  /** Lines below the message. */
  readonly more: readonly string[];

  constructor(message: string, exitCode: number, more: readonly string[] = []) {
    super(message);
    this.name = 'CommandError';
    this.more = more;
    this.exitCode = exitCode;
  }
}
