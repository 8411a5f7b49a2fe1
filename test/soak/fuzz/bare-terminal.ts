/** A terminal of which only the streams are there: what is written to it is looked at, and drawn nowhere. */
import { bareStdin, bareStdout } from '../../support/bare-streams.ts';

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
  const stdout = bareStdout(columns, rows, (data, done) => {
    written(String(data));
    setImmediate(done);
  });
  const stdin = bareStdin();
  return {
    stdin,
    stdout,
    send: (text) => void stdin.write(text),
    resize(width, height) {
      Object.assign(stdout, { columns: width, rows: height });
      stdout.emit('resize');
    },
  };
}
