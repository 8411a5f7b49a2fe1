/** Bounds of what is drawn: Ink keeps every cell of a window, and a terminal may claim to have 65,535 columns and as many rows. */

/** More than the largest screens show; a window beyond stays empty at its right and its bottom. */
const MOST = { columns: 1000, rows: 400 } as const;

/** The same stream to a terminal that is at most so large. */
export function boundedSize<Stream extends NodeJS.WritableStream>(stdout: Stream): Stream {
  return new Proxy(stdout, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'columns' || name === 'rows')
        return typeof value === 'number' ? Math.min(value, MOST[name]) : value;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
