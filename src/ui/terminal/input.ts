/** The screen's input: without reports of the terminal, and with endless pastes closed. */
import { closingPastes } from '../keys/closing-pastes.ts';
import type { ReportFilter } from './reports.ts';

/** How long the beginning of a sequence may wait for its rest, milliseconds: a terminal sends both at once. */
const PATIENCE = 20;

/** The same stream of keys, filtered. Everything but reading is the stream's own. */
export function filteredInput<Stream extends NodeJS.ReadableStream>(
  stdin: Stream,
  reports: ReportFilter,
): Stream {
  const closed = closingPastes();
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  const wait = () => {
    clearTimeout(timer);
    if (!reports.isUndecided) return;
    timer = setTimeout(() => {
      isDue = true;
      stdin.emit('readable');
    }, PATIENCE);
    timer.unref();
  };
  const read = (): string | Buffer | null => {
    for (;;) {
      const chunk = stdin.read();
      if (typeof chunk !== 'string') {
        if (chunk !== null || !isDue) return chunk;
        isDue = false;
        return reports.isUndecided ? reports.flush() : null;
      }
      isDue = false;
      const text = reports.read(closed(chunk));
      wait();
      if (text !== '') return text;
    }
  };
  return new Proxy(stdin, {
    get(target, name) {
      if (name === 'read') return read;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
