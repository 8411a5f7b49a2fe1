/** Handles requests to end (Ctrl-C, a signal, a terminal that went away): in order, within a time limit, with the right exit code. */
import { constants } from 'node:os';
import process from 'node:process';
import { isTerminalLent } from '../shell/lent-terminal.ts';
import { elapsedMs } from '../value/clock.ts';
import { EXIT } from './io.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StopSignal = (typeof SIGNALS)[number];

/**
 * One Ctrl-C may arrive more than once within this time, milliseconds: npm passes on what the terminal has already sent to all,
 * and a library that cleans up on a signal (conf's) sends it to us again.
 */
const ONE_WISH_MS = 500;
/** A command that was asked to end may take this long over it, milliseconds: its own command is killed after four seconds. */
const LONGEST_END_MS = 15_000;

/** The reason with which `Io.signal` is aborted. */
export class Stopped extends Error {
  readonly signal: StopSignal;

  constructor(signal: StopSignal) {
    super(`ended by ${signal}`);
    this.name = 'Stopped';
    this.signal = signal;
  }
}

/** 130 for SIGINT, 143 for SIGTERM, 129 for SIGHUP, as in shells (128 plus the signal's number). */
export function stoppedCode({ reason }: AbortSignal): number {
  return reason instanceof Stopped ? 128 + constants.signals[reason.signal] : EXIT.interrupted;
}

/** The work's result. @throws the signal's reason as soon as it is aborted, whatever becomes of the work */
export async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // Once nothing waits for it, its failure is ignored.
  work.catch(() => undefined);
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}

/**
 * Aborts `signal` at the first signal or `stop`. One more, or a command that doesn't come to its end, ends the process
 * at once. A Ctrl-C for a program that has the terminal is not for us.
 */
export function stopOnSignals(): {
  readonly signal: AbortSignal;
  readonly stop: (signal: StopSignal) => void;
} {
  const stopper = new AbortController();
  let firstAt: number | undefined;
  const stop = (signal: StopSignal): void => {
    const now = elapsedMs();
    if (firstAt === undefined) {
      firstAt = now;
      stopper.abort(new Stopped(signal));
      setTimeout(() => process.exit(stoppedCode(stopper.signal)), LONGEST_END_MS).unref();
    } else if (now - firstAt > ONE_WISH_MS) process.exit(stoppedCode(stopper.signal));
  };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !isTerminalLent()) stop(signal);
    });
  return { signal: stopper.signal, stop };
}
