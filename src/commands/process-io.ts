/** The process's own streams and signals as an Io. */
import process from 'node:process';
import { homeFolders } from '../files/home.ts';
import { jsonLine } from '../shell/visible.ts';
import { EXIT, type Io } from './io.ts';
import { lineOf } from './lines.ts';
import { keepWarnings } from './warnings.ts';

/**
 * One Ctrl-C may arrive more than once within this time, milliseconds: npm passes on what the terminal has sent to all
 * already, and a library that tidies up on a signal (conf's) sends it to us anew.
 */
const ONE_WISH_MS = 500;

/**
 * A reader or a terminal that went away (`swarm-tutor list | head`) is no mistake: there is nobody left to tell. Any
 * other failure, such as a full disk behind `> file`, loses what was asked for.
 */
function endWhereNothingCanBeWritten(outputLost: (why: string) => string): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isGone(error)) process.exit(0);
    process.stderr.write(lineOf([`swarm-tutor: ${outputLost(error.message)}`]), () =>
      process.exit(EXIT.failed),
    );
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => process.exit(isGone(error) ? 0 : EXIT.failed));
}

function isGone({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'EIO';
}

/**
 * The Io, and the way to wait until all that was written has left the process.
 * @param outputLost words for output that cannot be written
 */
export function processIo(
  simulatorProgram: string,
  outputLost: (why: string) => string,
): { io: Io; finish: () => Promise<void> } {
  endWhereNothingCanBeWritten(outputLost);
  const warnings = keepWarnings(() => homeFolders(process.env).warnings);
  const stopper = new AbortController();
  let firstAt: number | undefined;
  const stop = (): void => {
    const now = performance.now();
    firstAt ??= now;
    stopper.abort();
    // Asked once more, it no longer waits for what is under way.
    if (now - firstAt > ONE_WISH_MS) process.exit(EXIT.interrupted);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  const { stdin, stdout, stderr } = process;
  const io: Io = {
    out: (...line) => void stdout.write(lineOf(line)),
    err: (...line) => void stderr.write(lineOf(line)),
    json: (document) => void stdout.write(`${jsonLine(document)}\n`),
    pass: (stream, text) => void process[stream].write(text),
    env: process.env,
    isTerminal: stdin.isTTY === true && stdout.isTTY === true,
    simulatorProgram,
    stdin,
    stdout,
    takeStderr: warnings.takeStderr,
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
