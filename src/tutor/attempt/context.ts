/** What an attempt needs of the world around it, handed in so that tests and screens can stand in for it. */
import type { Clock } from '../../check/clock.ts';
import type { Session } from '../../driver/types.ts';
import type { OutputBuffer } from '../../shell/output-buffer.ts';
import type { RunResult, ShellState } from '../../shell/types.ts';
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
  /** Nobody watches: by-hand steps are done by their own commands, files are edited. */
  readonly unattended: boolean;
  /** The variables and folder of the learner's shell; setting them writes them down. */
  shell(): ShellState;
  setShell(state: ShellState): void;
  /** The values that must not be written anywhere, as they are known now. */
  secrets(): readonly string[];
  /** Tells the walk what happens. */
  report(happening: Happening): void;
  /** Runs a command that needs the terminal for itself. */
  runInteractive(command: string, state: ShellState): Promise<RunResult>;
}
