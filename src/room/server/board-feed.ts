/** What a board that is open somewhere is sent: the whole board once, then what has changed, within so many bytes a minute. */
import { bytesOf, isNews, patchOf } from '../board/patch.ts';
import { type BoardView, boardView } from '../board/view.ts';
import type { LiveRoom } from './live-room.ts';

/** Milliseconds between two changes. */
const PAUSE_MS = 1_000;
/** Bytes of changes in a second, on average, and at once: with the whole board at first it stays below 50 kB a minute. */
const BYTES_A_SECOND = 450;
const BYTES_AT_ONCE = 4_000;
/** Times pass on the board even if nothing happens, milliseconds: who becomes stuck, for example. */
const IDLE_MS = 10_000;
/** What an event of the stream takes besides its document, bytes. */
const FRAMING = 30;

/** One message to a board. */
export interface BoardMessage {
  readonly event: 'board' | 'change';
  readonly data: string;
}

/**
 * The messages to one board, until `signal` is aborted.
 * @param showNames its viewer is a teacher
 */
export async function* boardFeed(
  room: LiveRoom,
  showNames: boolean,
  signal: AbortSignal,
): AsyncGenerator<BoardMessage> {
  const look = (): BoardView => boardView(room.state, room.outline, room.now(), showNames);
  let known = look();
  let budget = BYTES_AT_ONCE;
  let at = performance.now();
  let hasChanged = false;
  let wake: () => void = () => undefined;
  const stop = room.subscribe(() => {
    hasChanged = true;
    wake();
  });
  const onAbort = (): void => wake();
  signal.addEventListener('abort', onAbort);
  const pause = (ms: number, isWoken: boolean): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      wake = isWoken ? end : () => signal.aborted && end();
      if (signal.aborted || (isWoken && hasChanged)) end();
    });
  try {
    yield { event: 'board', data: JSON.stringify(known) };
    while (!signal.aborted) {
      await pause(IDLE_MS, true);
      if (signal.aborted) return;
      hasChanged = false;
      const now = performance.now();
      budget = Math.min(BYTES_AT_ONCE, budget + ((now - at) / 1000) * BYTES_A_SECOND);
      at = now;
      const view = look();
      const { patch, known: next } = patchOf(known, view, budget - FRAMING);
      if (isNews(patch)) {
        known = next;
        budget -= bytesOf(patch) + FRAMING;
        yield { event: 'change', data: JSON.stringify(patch) };
      }
      // What did not fit is still to be sent.
      hasChanged ||= isNews(patchOf(known, view).patch);
      await pause(PAUSE_MS, false);
    }
  } finally {
    stop();
    signal.removeEventListener('abort', onAbort);
  }
}
