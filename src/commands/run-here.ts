/** Runs one command of the session in the program's own terminal or pipe. */
import { runCommand } from '../shell/run-command.ts';
import { runInTerminal } from '../shell/terminal.ts';
import type { RunRequest, RunResult } from '../shell/types.ts';
import type { Io } from './io.ts';

/**
 * With a terminal the command gets it, so that it can ask questions; without one its streams are passed on
 * as they come.
 */
export async function runHere(request: Omit<RunRequest, 'onOutput' | 'signal'>, io: Io): Promise<RunResult> {
  if (io.isTerminal) return runInTerminal(request);
  return runCommand({
    ...request,
    signal: io.signal,
    onOutput: io.pass,
  });
}
