/** The process's own streams and signals as an Io. */
import process from 'node:process';
import type { Io } from './io.ts';

/**
 * One Ctrl-C may arrive more than once within this time, milliseconds: npm passes on what the terminal has sent to all
 * already, and a library that tidies up on a signal (conf's) sends it to us anew.
 */
const ONE_WISH_MS = 500;

/** A reader or a terminal that went away (`swarm-tutor list | head`) is no mistake: there is nobody left to tell. */
function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'EIO') process.exit(0);
      throw error;
    });
  }
}

/** The Io, and the way to wait until all that was written has left the process. */
export function processIo(simulatorProgram: string): { io: Io; finish: () => Promise<void> } {
  endQuietlyOnClosedPipe();
  const stopper = new AbortController();
  let firstAt: number | undefined;
  const stop = (): void => {
    const now = performance.now();
    firstAt ??= now;
    stopper.abort();
    // Asked once more, it no longer waits for what is under way.
    if (now - firstAt > ONE_WISH_MS) process.exit(130);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  const { stdin, stdout, stderr } = process;
  const io: Io = {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    env: process.env,
    isTerminal: stdin.isTTY === true && stdout.isTTY === true,
    simulatorProgram,
    stdin,
    stdout,
    signal: stopper.signal,
  };
  const drained = (stream: NodeJS.WriteStream): Promise<void> =>
    new Promise((resolve) => stream.write('', () => resolve()));
  return {
    io,
    async finish() {
      await Promise.all([drained(stdout), drained(stderr)]);
    },
  };
}
