/** Runs commands that only call programs of ours without a shell, and without starting a process for each. */
import { setImmediate } from 'node:timers/promises';
import type { InsidePrograms } from '../driver/types.ts';
import { withoutTerminal } from '../program/without-terminal.ts';
import { firstOf } from '../value/signal.ts';
import { HeadTail } from './head-tail.ts';
import { isFolder } from './left-behind.ts';
import { plainWords } from './plain-words.ts';
import { runCommand } from './run-command.ts';
import type { RunRequest, RunResult } from './types.ts';

/**
 * A `runCommand` that runs our own programs in this process where a command is nothing but calls of them, which a shell would only pass
 * on; the rest gets its shell. What they print, their exit code and the state that they leave are the same. For walks that nobody
 * watches: a screen couldn't answer keys while a program computes.
 */
export function insideRunner(programs: InsidePrograms): (request: RunRequest) => Promise<RunResult> {
  return async (request) => {
    const calls = request.shell === 'powershell' ? undefined : plainWords(request.command);
    const isOurs = calls?.length && calls.every(([name = '', ...args]) => programs.mayRun(name, args));
    return isOurs && isFolder(request.state.cwd) ? runInside(calls, request, programs) : runCommand(request);
  };
}

async function runInside(
  calls: readonly (readonly string[])[],
  { state, signal, timeoutMs, onOutput }: RunRequest,
  programs: InsidePrograms,
): Promise<RunResult> {
  const begun = performance.now();
  const limit = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const either = firstOf(signal, limit);
  const captured = { stdout: new HeadTail(), stderr: new HeadTail() };
  const take = (stream: 'stdout' | 'stderr', text: string): void => {
    if (text === '' || either.aborted) return;
    captured[stream].push(text);
    onOutput(stream, text);
  };
  const here = { env: { ...state.env, PWD: state.cwd }, cwd: state.cwd };
  const io = withoutTerminal({
    ...here,
    out: (text) => take('stdout', text),
    err: (text) => take('stderr', text),
    signal: either,
  });
  let exitCode: number | null = null;
  for (const [name = '', ...args] of calls) {
    // Signals come in between.
    await setImmediate();
    if (either.aborted) break;
    exitCode = await untilAborted(programs.run(name, args, io), either);
  }
  const interrupted = signal?.aborted === true;
  return {
    ...{ exitCode, interrupted, timedOut: limit?.aborted === true && !interrupted },
    ...{ stdout: captured.stdout.text(), stderr: captured.stderr.text(), state: here },
    durationMs: performance.now() - begun,
  };
}

/** A program that was interrupted may take its time to end; nobody waits for it. */
function untilAborted(run: Promise<number>, signal: AbortSignal): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    run.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
