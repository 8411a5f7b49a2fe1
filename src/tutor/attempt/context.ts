/** What an attempt needs from outside, passed in so that tests can replace it. */
import type { Clock } from '../../check/clock.ts';
import type { Session } from '../../driver/types.ts';
import type { OutputBuffer } from '../../shell/output-buffer.ts';
import type { RunRequest, RunResult, ShellState } from '../../shell/types.ts';
import type { Ledger } from '../ledger.ts';
import type { Transcript } from '../transcript.ts';
import type { Happening } from '../walk/events.ts';

export interface AttemptContext {
  readonly session: Session;
  readonly output: OutputBuffer;
  readonly ledger: Ledger;
  readonly transcript: Transcript;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The time by which checks are waited for; the computer's own without it. */
  readonly clock?: Clock;
  /** Runs commands in place of a shell's process. */
  readonly runShell?: (request: RunRequest) => Promise<RunResult>;
  /** Unattended: by-hand steps are done by their own commands, files are edited. */
  readonly unattended: boolean;
  /** The variables and folder of the learner's shell; setting them saves them. */
  shell(): ShellState;
  setShell(state: ShellState): void;
  /** The values known so far that must not be written anywhere. */
  secrets(): readonly string[];
  /** Reports to the walk what happens. */
  report(happening: Happening): void;
  /** Runs a command that needs the terminal for itself. */
  runInteractive(command: string, state: ShellState): Promise<RunResult>;
}
