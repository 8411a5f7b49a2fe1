/** One start of the program inside the test's own process. */
import process from 'node:process';
import type { Io } from '../../src/commands/io.ts';
import { parseUsage } from '../../src/commands/options.ts';
import type { ProgramStart } from '../../src/commands/start.ts';
import { gatherOnce } from '../../src/driver/gather-once.ts';
import { learnersEnv, SIMULATOR } from './program.ts';

/** What a start gets from the test. */
export interface Arranged {
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default this computer, looked at when asked. */
  readonly facts?: ProgramStart['facts'];
}

/** The start that a command line makes, without a terminal. Throws for a line that is none. */
export function startOf(
  words: readonly string[],
  { home, env = learnersEnv(home), facts = gatherOnce() }: Arranged,
): ProgramStart {
  const usage = parseUsage(words);
  if (usage.kind !== 'run') throw new Error(`not a command line: ${words.join(' ')}`);
  return { ...usage.invocation, onlyLines: false, version: 'test', io: ioWith(env), facts };
}

/** Streams that are no terminal, and the built simulator; what is written goes nowhere, but for what is said otherwise. */
export function ioWith(
  env: Io['env'],
  otherwise: Partial<
    Pick<Io, 'out' | 'err' | 'json' | 'pass' | 'simulatorProgram' | 'nodePath' | 'now'>
  > = {},
): Io {
  return {
    out: () => undefined,
    err: () => undefined,
    pass: () => undefined,
    json: () => undefined,
    env,
    isTerminal: false,
    simulatorProgram: SIMULATOR,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: Date.now,
    takeStderr: () => () => undefined,
    signal: new AbortController().signal,
    ...otherwise,
  };
}
