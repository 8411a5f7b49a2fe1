/** Programs that a client starts in a container: their input and their steps. */

/** A program's answer. */
export interface ProgramOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}
/** The input of a program in a container besides its words. */
export interface ExecOptions {
  /** `NAME=value`. */
  readonly env?: readonly string[];
  readonly folder?: string;
  readonly stdin?: string;
}
/** Its steps as time passes. */
export interface ExecOutput extends ProgramOutput {
  /** It has not ended after the last of its steps. */
  readonly goesOn: boolean;
  /** Simulated milliseconds until it ends. */
  readonly lastsMs: number;
  /** The folder and the variables that a script leaves for the next. */
  readonly left?: { readonly folder: string; readonly env: readonly string[] };
  /** Why it could not be started. */
  readonly refused?: string;
  readonly steps: readonly {
    readonly afterMs: number;
    readonly stream: 'stdout' | 'stderr';
    readonly text: string;
  }[];
}
