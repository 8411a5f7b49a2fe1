/**
 * The simulator as a process: `node simulator.js PROGRAM WORDS…`, as the shims on PATH start it. One of the two places
 * that touch the process itself (the other is the keyboard).
 */
import { enableCompileCache } from 'node:module';
import type { Keyboard, ProgramIo } from '../../simulator/io.ts';

enableCompileCache?.();

const [, , name = '', ...argv] = process.argv;

/** Ends the process with one line, as any program would; the learner never sees a stack. */
function giveUp(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${name || 'simulator'}: ${text.split('\n')[0]}\n`);
  process.exit(1);
}

/** A reader that went away (`docker ps | head -1`) is no error: there is nobody left to write for. */
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
    loaded ??= import('../../simulator/keyboard.ts').then(({ TerminalKeyboard }) => new TerminalKeyboard());
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

async function main(): Promise<void> {
  process.stdout.on('error', onPipeError);
  process.stderr.on('error', onPipeError);
  process.on('uncaughtException', giveUp);
  const interrupt = new AbortController();
  process.on('SIGINT', () => interrupt.abort());
  process.on('SIGTERM', () => interrupt.abort());
  const io: ProgramIo = {
    env: environment(),
    cwd: process.cwd(),
    stdin: readAll,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stdout.isTTY === true,
    columns: process.stdout.columns || 80,
    signal: interrupt.signal,
    ...(process.stdin.isTTY ? { keyboard: lazyKeyboard() } : {}),
  };
  const { runProgram } = await import('./program.ts');
  const code = await runProgram(name, argv, io);
  // Pipes take what is written in their own time; a process that exits at once would lose it.
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit(code);
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
}

await main().catch(giveUp);
