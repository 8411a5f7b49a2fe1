/** Closes pastes that never end: Ink would read every key after them as pasted text. */

const START = '\x1b[200~';
const END = '\x1b[201~';
/** The longest paste, in characters. */
const LONGEST_PASTE = 1_000_000;

/**
 * Returns a function that maps each chunk of input to its replacement. A Ctrl-C that
 * arrives by itself within a paste was pressed, so the paste is closed before it; one among pasted text is text, or a
 * text could press keys. A paste that is too long is closed, too, and its rest is dropped.
 */
export function closingPastes(): (chunk: string) => string {
  let state: 'keys' | 'paste' | 'dropping' = 'keys';
  let length = 0;
  /** The end of the previous chunk, where a mark may have begun. */
  let tail = '';

  return (chunk) => {
    if (state !== 'keys' && /^\x03+$/.test(chunk)) {
      const closed = state === 'paste' ? END : '';
      state = 'keys';
      tail = '';
      return closed + chunk;
    }
    const text = tail + chunk;
    let from = tail.length;
    let given = '';
    let at = 0;
    for (;;) {
      const mark = state === 'keys' ? START : END;
      const found = text.indexOf(mark, at);
      if (found < 0) break;
      at = found + mark.length;
      if (state !== 'dropping') given += text.slice(from, at);
      from = at;
      state = state === 'keys' ? 'paste' : 'keys';
      length = 0;
    }
    const rest = text.slice(from);
    tail = text.slice(Math.max(at, text.length - (END.length - 1)));
    if (state === 'dropping') return given;
    if (state === 'paste') {
      length += rest.length;
      if (length > LONGEST_PASTE) {
        state = 'dropping';
        return given + END;
      }
    }
    return given + rest;
  };
}
