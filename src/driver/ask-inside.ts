/** Runs our own programs in-process, without starting a process for each question. */

import type { ProgramIo } from '../program/io.ts';
import { withoutTerminal } from '../program/without-terminal.ts';
import { reasonOf } from '../value/error.ts';
import { firstOf } from '../value/signal.ts';
import { spawnAsk } from './spawn-ask.ts';
import type { Answer, AskOptions, Session } from './types.ts';

/** A program of ours: its words, its streams, and its exit code. */
export type OwnProgram = (args: readonly string[], io: ProgramIo) => Promise<number>;

/**
 * An `ask` that runs our own programs inside this process, whatever the PATH says: another installation of the same
 * name is never asked. Other programs are started as usual.
 * @param programs the names of ours
 * @param load returns the program of that name; called when it is first asked
 */
export function insideAsk<Name extends string>(
  programs: readonly Name[],
  load: (name: Name) => Promise<OwnProgram>,
): Session['ask'] {
  return async (argv, options) => {
    const [name = '', ...args] = argv;
    const own = programs.find((known) => known === name);
    if (own === undefined) return spawnAsk(argv, options);
    const program = await load(own);
    return askInside((io) => program(args, io), options);
  };
}

/** Runs a program on streams of its own, under a time limit. */
export async function askInside(
  run: (io: ProgramIo) => Promise<number>,
  options: AskOptions,
): Promise<Answer> {
  options.signal?.throwIfAborted();
  const limit = AbortSignal.timeout(options.timeoutMs);
  const signal = firstOf(options.signal, limit);
  let stdout = '';
  let stderr = '';
  const io = withoutTerminal({
    env: options.env,
    cwd: options.cwd,
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    signal,
  });
  const work = run(io).then(
    (exitCode): Answer => ({ stdout, stderr, exitCode }),
    (error: unknown): Answer => ({ stdout, stderr: `${stderr}${reasonOf(error)}\n`, exitCode: null }),
  );
  const givenUp = new Promise<Answer>((resolve) => {
    signal.addEventListener('abort', () => resolve({ stdout, stderr, exitCode: null }), { once: true });
  });
  const answer = await Promise.race([work, givenUp]);
  options.signal?.throwIfAborted();
  return answer;
}
