/** The thread of `tried.ts`: tries one after the other, and says before each which it is and afterwards what was wrong. */
import { parentPort, workerData } from 'node:worker_threads';
import { type FuzzKind, tryOne } from './cases.ts';

const { kind, seed, first, count } = workerData as {
  readonly kind: FuzzKind;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
};
for (let number = first; number < first + count; number += 1) {
  parentPort?.postMessage({ number });
  const wrong = await tryOne(kind, seed, number);
  if (wrong.length > 0) parentPort?.postMessage({ number, wrong });
}
parentPort?.postMessage({ isDone: true });
