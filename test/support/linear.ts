/** Running a function on hostile texts in a thread of its own, so that one that never ends can be ended. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

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
  const worker = new Worker(new URL('./linear-worker.ts', import.meta.url), {
    workerData: { module: join(SRC, module), name, firsts, pieces, length: LENGTH },
  });
  let last = 'nothing yet';
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => resolve(`stuck at ${last}`), BOUND_MS);
      worker.on('message', (told: string) => {
        last = told;
        timer?.refresh();
        if (told === 'done') resolve(told);
      });
      worker.on('error', reject);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
