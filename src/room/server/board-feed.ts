/** What a board that is open somewhere is sent: the whole board once, then what has changed, within so many bytes a minute. */
import { isNews, LONG_LISTS, patched, patchOf } from '../board/patch.ts';
import type { BoardView } from '../board/view.ts';
import type { LiveRoom } from './live-room.ts';
import type { MessagePacker } from './message-packer.ts';
import type { SharedBoard } from './shared-board.ts';

/** Milliseconds between two changes. */
const PAUSE_MS = 500;
/** Bytes of changes in a second, on average, and at once: with the whole board at first it stays below 50 kB a minute. */
const BYTES_A_SECOND = 740;
const BYTES_AT_ONCE = 1_200;
/** With less than that, long lists come this often only, milliseconds, and leave the bytes to the rest. */
const FEW_BYTES = 600;
const LISTS_EVERY_MS = 2_000;
/** Times pass on the board even if nothing happens, milliseconds: who becomes stuck, for example. */
const IDLE_MS = 10_000;

export interface BoardFeedParts {
  readonly room: Pick<LiveRoom, 'state' | 'subscribe'>;
  readonly board: Pick<SharedBoard, 'view'>;
  /** Its viewer is a teacher. */
  readonly showNames: boolean;
  readonly packer: MessagePacker;
  readonly signal: AbortSignal;
}

/** The messages to one board as they go over the wire, until it is aborted. */
export async function* boardFeed({
  room,
  board,
  showNames,
  packer,
  signal,
}: BoardFeedParts): AsyncGenerator<Uint8Array> {
  const send = async (event: 'board' | 'change', data: object): Promise<Uint8Array> => {
    const bytes = await packer.pack(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    budget -= bytes.length;
    return bytes;
  };
  let known: BoardView = board.view(showNames);
  let budget = 0;
  let at = performance.now();
  let listsAt = at;
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
    yield await send('board', known);
    budget = BYTES_AT_ONCE;
    while (!signal.aborted) {
      await pause(IDLE_MS, true);
      const now = performance.now();
      budget = Math.min(BYTES_AT_ONCE, budget + ((now - at) / 1000) * BYTES_A_SECOND);
      at = now;
      // After a large message, changes are held back for a moment and sent together.
      if (budget < 0) await pause((-budget / BYTES_A_SECOND) * 1000, false);
      if (signal.aborted) return;
      const view = board.view(showNames);
      // Others may have looked just before the last entries came.
      hasChanged = view.pos < room.state.pos;
      const isShort = budget < FEW_BYTES && now - listsAt < LISTS_EVERY_MS;
      const patch = patchOf(known, view, isShort ? LONG_LISTS : []);
      if (isShort) hasChanged = true;
      else listsAt = now;
      if (isNews(patch)) {
        known = patched(known, patch);
        yield await send('change', patch);
      }
      await pause(PAUSE_MS, false);
    }
  } finally {
    stop();
    signal.removeEventListener('abort', onAbort);
    packer.close();
  }
}
