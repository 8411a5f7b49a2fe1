/** The process's own streams and signals as an Io. */
import process from 'node:process';
import { isatty } from 'node:tty';
import { homeFolders } from '../files/home.ts';
import { Printer } from '../program/output.ts';
import { jsonLine } from '../shell/visible.ts';
import { isPlainTerminal, plainText } from '../text/plain.ts';
import { EXIT, type Io } from './io.ts';
import { lineOf } from './lines.ts';
import { stopOnSignals } from './stop.ts';
import { keepWarnings } from './warnings.ts';

/**
 * Standard output and standard error, and the end of the process where nothing can be written to them.
 * A reader that went away (`swarm-tutor list | head`) is no mistake: there is no reader left. A terminal that went
 * away ends the program in order. Any other failure, such as a full disk behind `> file`, loses output and is an error.
 */
function outputs(outputLost: (why: string) => string, hangUp: () => void) {
  const stdout = new Printer('stdout', (error) => {
    if (process.stdout.isTTY) return hangUp();
    if (isGone(error)) process.exit(0);
    stderr.stream.write(lineOf([`swarm-tutor: ${outputLost(error.message)}`]), () =>
      process.exit(EXIT.failed),
    );
  });
  const stderr = new Printer('stderr', (error) => {
    if (process.stderr.isTTY) return hangUp();
    process.exit(isGone(error) ? 0 : EXIT.failed);
  });
  return { stdout, stderr };
}

/** Standard input, which is opened when somebody wants to read it: most commands never do, and opening it takes milliseconds. */
function openStdin(hangUp: () => void): NodeJS.ReadStream {
  const { stdin } = process;
  if (!stdin.isTTY) return stdin;
  stdin.on('error', hangUp);
  // Ctrl-D is not an end of input while keys are read one by one.
  stdin.on('end', () => stdin.isRaw && hangUp());
  return stdin;
}

function isGone({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'EIO';
}

/**
 * The Io, and a function that waits until all output has left the process.
 * @param outputLost the message for output that cannot be written
 */
export function processIo(
  simulatorProgram: string,
  outputLost: (why: string) => string,
): { io: Io; finish: () => Promise<void> } {
  const { signal, stop } = stopOnSignals();
  const hangUp = () => stop('SIGHUP');
  const { stdout, stderr } = outputs(outputLost, hangUp);
  const warnings = keepWarnings(
    () => homeFolders(process.env).warnings,
    () => stderr.stream,
  );
  let stdin: NodeJS.ReadStream | undefined;
  const inCharacters = isPlainTerminal(process.env) ? plainText : (text: string): string => text;
  const io: Io = {
    out: (...line) => stdout.write(inCharacters(lineOf(line))),
    err: (...line) => stderr.write(inCharacters(lineOf(line))),
    json: (document) => stdout.write(`${jsonLine(document)}\n`),
    pass: (stream, text) => (stream === 'stdout' ? stdout : stderr).write(text),
    env: process.env,
    get isTerminal() {
      return isatty(1) && isatty(0);
    },
    simulatorProgram,
    get stdin() {
      stdin ??= openStdin(hangUp);
      return stdin;
    },
    get stdout() {
      return stdout.stream;
    },
    get stderr() {
      return stderr.stream;
    },
    now: Date.now,
    takeStderr: warnings.takeStderr,
    signal,
  };
  return {
    io,
    async finish() {
      await Promise.all([stdout.drained(), stderr.drained()]);
    },
  };
}
