/** Random tries in a thread of their own, so that one that hangs can be ended and told. */
import { join } from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { bundleInOneFile } from '../../../scripts/one-file.ts';
import type { FuzzKind } from './cases.ts';

/** Processor time that one try may take, milliseconds; on a busy computer it takes longer by the clock. */
const MOST_MS = 1000;
const LOOK_MS = 250;

export interface FuzzFinding {
  readonly number: number;
  readonly wrong: readonly string[];
}

const BUNDLED = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'fuzz-keys.mjs');
let bundled: Promise<unknown> | undefined;

/** The program of the thread: that of keys is bundled, as Node.js reads no JSX, and with Ink as the build changes it. */
async function programOf(kind: FuzzKind): Promise<URL | string> {
  if (kind !== 'keys') return new URL('./worker.ts', import.meta.url);
  bundled ??= bundleInOneFile({
    source: join(import.meta.dirname, 'worker.ts'),
    outfile: BUNDLED,
    ink: 'ours',
    minify: false,
  });
  await bundled;
  return BUNDLED;
}

/** The tries from `first` on. @returns what was found wrong; the seed and the number repeat it */
export async function tried(
  kind: FuzzKind,
  seed: number,
  first: number,
  count: number,
): Promise<readonly FuzzFinding[]> {
  const found: FuzzFinding[] = [];
  for (let next = first; next < first + count; ) {
    const hung = await trying({ kind, seed, first: next, count: first + count - next }, found);
    if (hung === undefined) break;
    found.push({ number: hung, wrong: [`it takes more than ${MOST_MS} ms of processor time`] });
    next = hung + 1;
  }
  return found;
}

interface Tries {
  readonly kind: FuzzKind;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** @returns the number of the try that hung, if one did */
async function trying(tries: Tries, found: FuzzFinding[]): Promise<number | undefined> {
  const worker = new Worker(await programOf(tries.kind), {
    workerData: tries,
    // React as it is shipped.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      let at: { readonly number: number; readonly usedMs: number } | undefined;
      let current: number | undefined;
      const look = async (): Promise<void> => {
        const used = await worker.cpuUsage();
        const usedMs = (used.user + used.system) / 1000;
        if (current === undefined || at?.number !== current)
          at = current === undefined ? undefined : { number: current, usedMs };
        // The first one of a thread has everything to load.
        else if (current !== tries.first && usedMs - at.usedMs > MOST_MS) resolve(current);
        else if (usedMs - at.usedMs > 10 * MOST_MS) resolve(current);
      };
      timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
      worker.on('message', (told: Partial<FuzzFinding> & { isDone?: true }) => {
        if (told.isDone) resolve(undefined);
        else if (told.wrong) found.push(told as FuzzFinding);
        else current = told.number;
      });
      worker.on('error', reject);
    });
  } finally {
    clearInterval(timer);
    await worker.terminate();
  }
}
