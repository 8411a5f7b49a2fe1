/** The process's own streams and signals as an Io. */
import process from 'node:process';
import { isatty } from 'node:tty';
import { homeFolders } from '../files/home.ts';
import { jsonLine } from '../shell/visible.ts';
import { isPlainTerminal, plainText } from '../text/plain.ts';
import { EXIT, type Io } from './io.ts';
import { lineOf } from './lines.ts';
import { stopOnSignals } from './stop.ts';
import { keepWarnings } from './warnings.ts';

/**
 * A reader that went away (`swarm-tutor list | head`) is no mistake: there is no reader left. A terminal that went
 * away ends the program in order. Any other failure, such as a full disk behind `> file`, loses output and is an error.
 */
function endWhereNothingCanBeWritten(outputLost: (why: string) => string, hangUp: () => void): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (process.stdout.isTTY) return hangUp();
    if (isGone(error)) process.exit(0);
    process.stderr.write(lineOf([`swarm-tutor: ${outputLost(error.message)}`]), () =>
      process.exit(EXIT.failed),
    );
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (process.stderr.isTTY) return hangUp();
    process.exit(isGone(error) ? 0 : EXIT.failed);
  });
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
  endWhereNothingCanBeWritten(outputLost, hangUp);
  const warnings = keepWarnings(() => homeFolders(process.env).warnings);
  const { stdout, stderr } = process;
  let stdin: NodeJS.ReadStream | undefined;
  const inCharacters = isPlainTerminal(process.env) ? plainText : (text: string): string => text;
  const io: Io = {
    out: (...line) => void stdout.write(inCharacters(lineOf(line))),
    err: (...line) => void stderr.write(inCharacters(lineOf(line))),
    json: (document) => void stdout.write(`${jsonLine(document)}\n`),
    pass: (stream, text) => void process[stream].write(text),
    env: process.env,
    get isTerminal() {
      return stdout.isTTY === true && isatty(0);
    },
    simulatorProgram,
    get stdin() {
      stdin ??= openStdin(hangUp);
      return stdin;
    },
    stdout,
    now: Date.now,
    takeStderr: warnings.takeStderr,
    signal,
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
