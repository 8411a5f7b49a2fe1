/** Running a function on hostile texts in another thread, so that one that never ends can be ended. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { defined } from '../../src/value/defined.ts';
import type { Task } from './linear-worker.ts';

/** Milliseconds without a word: each call needs some hundredths of a second, and what takes this long is stuck. */
const BOUND_MS = 20_000;
/** Characters of each text. A time that grows with their square is then a minute even for the simplest pattern. */
const LENGTH = 256 * 1024;

const SRC = join(import.meta.dirname, '..', '..', 'src');

/**
 * Calls a function of a module with each first argument and each hostile text, or with the text alone.
 * @param module its path below `src/`
 * @param pieces what the texts repeat; without them all that `hostile-text.ts` knows
 * @returns `done`, or what was going on when nothing more came
 */
export async function linearly(
  module: string,
  name: string,
  firsts?: readonly unknown[],
  pieces?: readonly string[],
): Promise<string> {
  kept ??= started();
  const thread = kept;
  const task: Task = { module: join(SRC, module), name, length: LENGTH, ...defined({ firsts, pieces }) };
  let last = 'nothing yet';
  let stop = (): void => {};
  return await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => resolve(`stuck at ${last}`), BOUND_MS);
    const hear = (told: string): void => {
      last = told;
      timer.refresh();
      if (told === 'done') resolve(told);
    };
    stop = () => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', reject);
    };
    thread.on('message', hear).on('error', reject);
    thread.postMessage(task);
  }).finally(() => {
    stop();
    if (last === 'done') return;
    kept = undefined;
    return thread.terminate();
  });
}

/** Loading modules takes longer than most calls: the thread is kept for the next ones, unless it is stuck. */
let kept: Worker | undefined;

function started(): Worker {
  const thread = new Worker(new URL('./linear-worker.ts', import.meta.url));
  thread.unref();
  return thread;
}
