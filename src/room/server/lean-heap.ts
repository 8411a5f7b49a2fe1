/** Keeps the space for short-lived objects small: V8 would let it grow to 128 MiB under steady requests, which a room's server does not need. */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** From this size on it grows no more, bytes. */
const ENOUGH = 32 * 1024 * 1024;

/** Looks after each garbage collection until that is so, and costs nothing afterwards. */
export function keepHeapLean(): void {
  const observer = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    if (young && young.space_size < ENOUGH) return;
    observer.disconnect();
    // Once the program runs it can't be limited any more, but its growth can be set to nothing.
    setFlagsFromString('--semi-space-growth-factor=1');
  });
  observer.observe({ entryTypes: ['gc'] });
}
