/** A program as a process: its streams, its terminal, its end. */

import { isatty } from 'node:tty';
import { reasonOf } from '../value/error.ts';
import type { Keyboard, ProgramIo } from './io.ts';
import { Printer } from './output.ts';

/** Gets the streams and returns the exit code. */
export type ProgramMain = (io: ProgramIo) => Promise<number>;

const INTERRUPTED = 130;
/** How long an interrupted program may take to end by itself, milliseconds; one that waits for its input can't. */
const GRACE_MS = 300;

let programName = '';

/** Ends the process with one line, as any program would; the learner never sees a stack trace. */
function giveUp(error: unknown): never {
  const text = reasonOf(error);
  process.stderr.write(`${programName}: ${text.split('\n')[0]}\n`);
  process.exit(1);
}

/** A reader that went away (`docker ps | head -1`) is no error: there is no reader left. */
function onPipeError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  giveUp(error);
}

function environment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [key, value] of Object.entries(process.env)) if (value !== undefined) env[key] = value;
  return env;
}

async function readAll(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The terminal's keyboard, whose line editor is loaded at the first question. */
function lazyKeyboard(): Keyboard {
  let loaded: Promise<Keyboard> | undefined;
  const keyboard = () => {
    loaded ??= import('./keyboard.ts').then(({ TerminalKeyboard }) => new TerminalKeyboard());
    return loaded;
  };
  return {
    read: async (prompt, options) => (await keyboard()).read(prompt, options),
    interruptible: async (work) => (await keyboard()).interruptible(work),
    close: () => {
      loaded?.then((one) => one.close()).catch(giveUp);
    },
  };
}

/**
 * Runs a program on this process's streams and ends the process with its exit code. Ctrl-C aborts the program's signal;
 * a reader that goes away ends it quietly; an unexpected error is one line, `NAME: …`.
 */
export async function runAsProcess(name: string, program: ProgramMain): Promise<never> {
  programName = name;
  const stdout = new Printer('stdout', onPipeError);
  const stderr = new Printer('stderr', onPipeError);
  process.on('uncaughtException', giveUp);
  const interrupt = new AbortController();
  const stop = () => {
    interrupt.abort();
    setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  let keyboard: Keyboard | undefined;
  const io: ProgramIo = {
    env: environment(),
    cwd: process.cwd(),
    stdin: readAll,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    // Asking about terminals loads Node's network: only who wants to know waits for that.
    get isTerminal() {
      return isatty(1);
    },
    get columns() {
      return stdout.stream.columns || 80;
    },
    signal: interrupt.signal,
    get keyboard() {
      keyboard ??= isatty(0) ? lazyKeyboard() : undefined;
      return keyboard;
    },
  };
  const code = await program(io).catch(giveUp);
  await Promise.all([stdout.drained(), stderr.drained()]);
  process.exit(code);
}
