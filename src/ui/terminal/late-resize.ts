/** Tells Ink of a window's new size once React has drawn for it: otherwise Ink draws the old rows into a narrower window, where they break and scroll what it draws next. */
import { FRAME } from './whole-frames.ts';

type ResizeListener = (...values: unknown[]) => void;
type SizedStream = NodeJS.WritableStream & { readonly columns?: number };

/** What stands beyond the edge of a narrower window could come back with a wider one. */
const ERASE = '\u001B[2J';

/**
 * The same stream to a terminal; who listens to `resize` hears of it after all that was begun at once.
 * @param isOwn nobody else has written to the screen, so that all of it may be erased
 */
export function lateResize(stdout: SizedStream, isOwn: boolean): SizedStream {
  const later = new WeakMap<ResizeListener, ResizeListener>();
  let columns = stdout.columns ?? 0;
  const lateOf = (listener: ResizeListener): ResizeListener => {
    const late = (): void =>
      queueMicrotask(() => {
        const before = columns;
        columns = stdout.columns ?? 0;
        if (isOwn && columns < before) for (const part of [FRAME.begin, ERASE, FRAME.end]) stdout.write(part);
        listener();
      });
    later.set(listener, late);
    return late;
  };
  const on = (event: string, listener: ResizeListener): unknown =>
    stdout.on(event, event === 'resize' ? lateOf(listener) : listener);
  const off = (event: string, listener: ResizeListener): unknown =>
    stdout.off(event, event === 'resize' ? (later.get(listener) ?? listener) : listener);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'on') return on;
      if (name === 'off') return off;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
