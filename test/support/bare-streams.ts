/** The two streams of a terminal, without a terminal behind them. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';

/** Keys can be written to it. */
export function bareStdin(): NodeJS.ReadStream & PassThrough {
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  }) as unknown as NodeJS.ReadStream & PassThrough;
  return stdin;
}

type BareStdout = NodeJS.WriteStream & { columns: number; rows: number };

/** @param written called with all that is written, and with what has to be called when it is drawn */
export function bareStdout(
  columns: number,
  rows: number,
  written: (data: string | Uint8Array, done: () => void) => void,
): BareStdout {
  return Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    writable: true,
    write(data: string | Uint8Array, ...rest: readonly unknown[]) {
      const done = rest.at(-1);
      written(data, () => {
        if (typeof done === 'function') done();
      });
      return true;
    },
  }) as unknown as BareStdout;
}
