/** Keeps the heap small: under steady requests V8 would let the space for short-lived objects grow to 128 MiB, and the rest to three times what is in use, which a room's server does not need. */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** From this size on it grows no more, bytes. */
const ENOUGH = 16 * 1024 * 1024;
/** How much more than is in use the rest takes before V8 looks what can go. */
const MORE_PERCENT = 40;

/** Looks after each garbage collection how large it is: while nobody asks anything V8 makes it smaller, and it must be able to grow again. */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${MORE_PERCENT}`);
  let mayGrow = true;
  new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    const isSmall = young !== undefined && young.space_size < ENOUGH;
    if (isSmall === mayGrow) return;
    mayGrow = isSmall;
    // Once the program runs it can't be limited any more, but its growth can be set to nothing.
    setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
  }).observe({ entryTypes: ['gc'] });
}
