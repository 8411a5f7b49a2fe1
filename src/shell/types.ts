/** Running one command in the learner's shell: what goes in, what comes out. */
import type { OwnPrograms, ShellKind } from '../driver/types.ts';

/** The state that a shell carries from one command to the next. */
export interface ShellState {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export interface RunRequest {
  readonly command: string;
  readonly shell: ShellKind;
  readonly shellProgram: string;
  readonly state: ShellState;
  /** The session's programs: their names stay theirs, even if the command itself changes the PATH. */
  readonly programs?: OwnPrograms | undefined;
  /** A folder of the tutor's own, made when it is missing, where the shell writes what it changed. */
  readonly scratch: string;
  /** Milliseconds; none means no limit. */
  readonly timeoutMs?: number;
  /** Raw text as it comes, decoded as UTF-8 with replacement; may be called very often. */
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
  /** Aborting it interrupts the command and all its descendants. */
  readonly signal?: AbortSignal;
  /** Where to start when the state's folder is gone, or the command removed its own; default the home folder. */
  readonly fallbackFolder?: string;
  /** Milliseconds between an interrupt, the request to end, and the kill; default 2000. */
  readonly graceMs?: number;
}

/** A notice to the learner about the session; `shellNotice` in notices.ts puts it in words. */
export type ShellNotice =
  | { readonly kind: 'folder-gone'; readonly folder: string; readonly now: string }
  | { readonly kind: 'state-unreadable'; readonly file: string }
  /** The variables and the folder that a command left could not be read back. */
  | { readonly kind: 'state-lost'; readonly why?: string }
  /** Variables that are too large for any program. */
  | { readonly kind: 'too-large'; readonly names: readonly string[] };

export interface RunResult {
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  readonly interrupted: boolean;
  /** The shell itself could not be started; the reason is in stderr. */
  readonly notStarted?: boolean;
  readonly durationMs: number;
  /** The first and last part of each stream, at most 1 MiB together, for checks and captures. */
  readonly stdout: string;
  readonly stderr: string;
  /** The state that the command left behind; the request's own state if the shell could not write it. */
  readonly state: ShellState;
  /** Anything that did not go as expected with the session itself. */
  readonly notices?: readonly ShellNotice[];
}
