/** One command of the session in the terminal or pipe where the program itself runs. */
import { runCommand } from '../shell/run-command.ts';
import { runInTerminal } from '../shell/terminal.ts';
import type { RunRequest, RunResult } from '../shell/types.ts';
import type { Io } from './io.ts';

/**
 * With a terminal the command has it, so that what asks questions can; without one its streams are passed on
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
