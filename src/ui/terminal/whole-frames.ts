/**
 * Passes on only frames that are settled. Some of what follows from a layout comes in a turn of its own, and Ink draws again for it:
 * frames that are drawn one right after the other reach the terminal as one, so nothing jumps.
 */

/** A synchronized update: the terminal shows nothing of it before its end. */
export const FRAME = { begin: '\u001B[?2026h', end: '\u001B[?2026l' } as const;

/** The same stream to a terminal; what Ink draws in one turn is written in one piece. Everything else is written at once. */
export function wholeFrames<Stream extends NodeJS.WritableStream>(stdout: Stream): Stream {
  let held = '';
  let isOpen = false;
  const pass = () => {
    if (held === '') return;
    const frames = held;
    held = '';
    stdout.write(FRAME.begin + frames + FRAME.end);
  };
  const write = (data: unknown, ...rest: unknown[]): unknown => {
    if (data === FRAME.begin) {
      isOpen = true;
      return true;
    }
    if (isOpen && data === FRAME.end) {
      isOpen = false;
      queueMicrotask(pass);
      return true;
    }
    if (isOpen && typeof data === 'string') {
      held += data;
      return true;
    }
    pass();
    return Reflect.apply(stdout.write, stdout, [data, ...rest]);
  };
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
