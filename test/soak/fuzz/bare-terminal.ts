/** A terminal of which only the streams are there: what is written to it is looked at, and drawn nowhere. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';

export interface BareTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Sends what a terminal sends in one piece. */
  send(text: string): void;
  resize(columns: number, rows: number): void;
}

/** @param written called with everything that is written */
export function openBareTerminal(
  [columns, rows]: readonly [number, number],
  written: (text: string) => void,
): BareTerminal {
  const stdout = Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    writable: true,
    write(data: string | Uint8Array, ...rest: readonly unknown[]) {
      written(String(data));
      const done = rest.at(-1);
      if (typeof done === 'function') setImmediate(done as () => void);
      return true;
    },
  });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  }) as unknown as NodeJS.ReadStream & PassThrough;
  return {
    stdin,
    stdout: stdout as unknown as NodeJS.WriteStream,
    send: (text) => void stdin.write(text),
    resize(width, height) {
      Object.assign(stdout, { columns: width, rows: height });
      stdout.emit('resize');
    },
  };
}
