/** Asking the simulated programs without starting a process for each question. */
import { dirname } from 'node:path';
import type { ProgramIo } from '../../simulator/io.ts';
import { PROGRAMS } from '../../simulator/shims.ts';
import { findProgram } from '../find-program.ts';
import { spawnAsk } from '../spawn-ask.ts';
import type { Answer, AskOptions, Session } from '../types.ts';

/**
 * An `ask` that runs the simulator's programs inside this process, if the environment's PATH leads to the ones in
 * `bin`; other programs, and other installations of the same names, are started as everywhere.
 */
export function simulatorAsk(bin: string): Session['ask'] {
  return async (argv, options) => {
    const [name = '', ...args] = argv;
    const program = PROGRAMS.find((known) => known === name);
    const found = program === undefined ? undefined : findProgram(name, options.env);
    if (program === undefined || found === undefined || dirname(found) !== bin)
      return spawnAsk(argv, options);
    const { runProgram } = await import('../../docker-machine/simulated/program.ts');
    return askInside((io) => runProgram(program, args, io), options);
  };
}

/** Runs a program on streams of its own, under a time limit. */
export async function askInside(
  run: (io: ProgramIo) => Promise<number>,
  options: AskOptions,
): Promise<Answer> {
  options.signal?.throwIfAborted();
  const limit = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]);
  let stdout = '';
  let stderr = '';
  const work = run({
    env: options.env,
    cwd: options.cwd,
    stdin: async () => '',
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    isTerminal: false,
    columns: 80,
    signal,
  }).then(
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
