/** The thread of `linear.ts`: of each task it tells what it is about to do, does it, and tells that it is done. */
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { hostileTexts } from './hostile-text.ts';

/** A function to call, and with what. */
export interface Task {
  readonly module: string;
  readonly name: string;
  readonly firsts?: readonly unknown[];
  readonly pieces?: readonly string[];
  readonly length: number;
}

parentPort?.on('message', async ({ module, name, firsts, pieces, length }: Task) => {
  const { [name]: call } = await import(pathToFileURL(module).href);
  for (const [at, text] of hostileTexts(length, pieces).entries()) {
    for (const first of firsts ?? [undefined]) {
      parentPort?.postMessage(`${name}(${JSON.stringify(first) ?? ''}), text ${at}: ${text.slice(0, 20)}`);
      call(...(firsts === undefined ? [] : [first]), text);
    }
  }
  parentPort?.postMessage('done');
});
