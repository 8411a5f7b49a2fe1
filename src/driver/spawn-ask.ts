/** Asks a program a question: one process, no shell, its answer as a value. */
import { defined } from '../value/defined.ts';
import type { Answer, AskOptions } from './types.ts';

/** Characters of an answer that are read; a probe's tables are far smaller. */
const MOST_OUTPUT = 16 * 1024 * 1024;

/**
 * Runs `argv` and returns its output. Not found, timed out and killed give exit code null. Rejects only
 * when `options.signal` is aborted, with its reason. What the program started ends with it.
 */
export async function spawnAsk(argv: readonly string[], options: AskOptions): Promise<Answer> {
  const [file = '', ...args] = argv;
  options.signal?.throwIfAborted();
  const { execa } = await import('execa');
  const result = await execa(file, args, {
    cwd: options.cwd,
    env: { ...options.env },
    extendEnv: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    reject: false,
    timeout: options.timeoutMs,
    maxBuffer: MOST_OUTPUT,
    killDescendants: true,
    forceKillAfterDelay: 500,
    verbose: 'none',
    ...defined({ cancelSignal: options.signal }),
  });
  options.signal?.throwIfAborted();
  const unsaid = result.exitCode === undefined && !result.timedOut && result.stderr === '';
  return {
    stdout: result.stdout ?? '',
    stderr: unsaid ? `${result.originalMessage ?? file}\n` : (result.stderr ?? ''),
    exitCode: result.timedOut ? null : (result.exitCode ?? null),
  };
}
