/** Waits until everything that an ended command wrote has been read. */
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** How long streams that a background job holds open must be silent, milliseconds. */
const QUIET_MS = 40;

/**
 * Resolves when the streams have ended or, where a background job still holds one, when nothing more comes.
 * Such a stream stays open (closing it would kill the job with SIGPIPE) but no longer keeps the program running.
 */
export async function drained(streams: readonly Readable[]): Promise<void> {
  const open = streams.filter((stream) => !stream.readableEnded && !stream.destroyed);
  if (open.length === 0) return;
  let chunks = 0;
  const count = (): void => {
    chunks += 1;
  };
  const stop = new AbortController();
  const ended = Promise.all(
    open.map((stream) => new Promise<void>((resolve) => stream.once('close', resolve).once('end', resolve))),
  ).then(() => stop.abort());
  for (const stream of open) stream.on('data', count);
  await Promise.race([ended, silence()]);
  stop.abort();
  for (const stream of open) {
    stream.off('data', count);
    if (!stream.readableEnded && isPipe(stream)) stream.unref();
  }

  async function silence(): Promise<void> {
    for (let before = -1; before !== chunks && !stop.signal.aborted; ) {
      before = chunks;
      await sleep(QUIET_MS, undefined, { signal: stop.signal }).catch(() => undefined);
      // If this program itself was busy for all that time, the pipes are read now.
      await nextTurn();
      await nextTurn();
    }
  }
}

/** A pipe of a process keeps the program running until it is closed, or let go of. */
function isPipe(stream: Readable): stream is Readable & { unref(): void } {
  return 'unref' in stream && typeof stream.unref === 'function';
}
