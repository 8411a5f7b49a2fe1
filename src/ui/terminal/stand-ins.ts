/**
 * Terminals set up for Chinese, Japanese or Korean may draw lines, arrows and quotation marks in two columns, where Ink
 * counts one: rows would be too long, and the frame would fall apart. There, plain characters stand for them.
 */
import { standInFor } from '../../text/plain.ts';
import { isAmbiguous } from '../../text/width.ts';

/** Asks for the cursor's position after two such characters at the beginning of a row, which is then cleared. */
export const ASK_WIDTH = '\r─…\u001B[6n\r\u001B[K';
/** The column of the cursor, from 1, after two characters of one column each. */
const NARROW_COLUMN = 3;

/** Whether the terminal is wide, by the cursor's column. */
export function isWideColumn(column: number): boolean {
  return column > NARROW_COLUMN;
}

/** Looked up once for each character. */
const known = new Map<string, string>();

/** The text with a stand-in of one column for every character of ambiguous width. Escape sequences are left as they are. */
export function narrowed(text: string): string {
  return text.replace(/[^\u0000-\u007F]/gu, (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const standIn = isAmbiguous(character) ? standInFor(character) : character;
    known.set(character, standIn);
    return standIn;
  });
}

/** The same stream to a terminal, with each text that is written to it as `reworded` gives it. */
export function rewordedOutput<Stream extends NodeJS.WritableStream>(
  stdout: Stream,
  reworded: (text: string) => string,
): Stream {
  const write = (data: unknown, ...rest: unknown[]): unknown =>
    Reflect.apply(stdout.write, stdout, [typeof data === 'string' ? reworded(data) : data, ...rest]);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
