/** Sends what waits to the room, in batches, again and again until it has arrived, and brings its news. */

import { syncAnswer } from '../contract/answers.ts';
import { MOST_EVENTS, SYNC_EVERY_MS } from '../contract/limits.ts';
import type { RoomNews } from '../contract/wire.ts';
import { askRoom, RoomTroubleError } from './ask.ts';
import type { Membership } from './membership.ts';
import type { EventQueue } from './queue.ts';

/** Soon after something was told, milliseconds: what comes at once goes together. */
const SOON_MS = 200;
/** The longest pause while the room can't be reached, milliseconds. */
const LONGEST_PAUSE_MS = 60_000;

/** Whether the room can be reached, or is over for this learner. */
export type Connection = 'online' | 'offline' | 'over';

export interface RoomSenderParts {
  readonly membership: Membership;
  readonly queue: EventQueue;
  /** The place of the teacher's last line that has arrived. */
  readonly seen: () => number;
  readonly onNews: (news: RoomNews) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly now: () => number;
  /** Of the next ask, milliseconds; for tests. */
  readonly everyMs?: number;
}

export class RoomSender {
  readonly #parts: RoomSenderParts;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<boolean> | undefined;
  #again = false;
  #failures = 0;
  /** What the server asked for at the last failure. */
  #waitMs = 0;
  #isOver = false;

  constructor(parts: RoomSenderParts) {
    this.#parts = parts;
  }

  /** Sends soon; without anything to send it asks for news, and then every few seconds. Keeps no process alive. */
  nudge(): void {
    // Where the room can't be reached, its pause goes on.
    if (this.#failures === 0) this.#in(SOON_MS);
  }

  /** Tries once to send everything that waits. @returns whether it has arrived */
  async flush(): Promise<boolean> {
    while (this.#sending) await this.#sending;
    return this.#send();
  }

  /** Stops, after one last try of at most so long. What has not arrived stays in the queue. */
  async close(patienceMs: number): Promise<void> {
    clearTimeout(this.#timer);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    const isQuiet = this.#isOver || this.#failures > 0 || this.#parts.queue.size === 0;
    await Promise.race([patience, isQuiet ? undefined : this.flush()]);
    clearTimeout(timer);
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#sending;
  }

  #in(ms: number): void {
    if (this.#isOver || this.#stop.signal.aborted) return;
    if (this.#sending) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
    this.#timer.unref();
  }

  #send(): Promise<boolean> {
    this.#again = false;
    this.#sending = this.#sendAll().finally(() => {
      this.#sending = undefined;
      const { everyMs = SYNC_EVERY_MS } = this.#parts;
      // A pause that differs a little: a room of three hundred is not to be asked by all at once.
      const differing = 0.9 + Math.random() * 0.2;
      const pause = everyMs * differing;
      const longer = pause * 2 ** Math.min(5, this.#failures - 1);
      if (this.#failures > 0)
        this.#in(Math.min(LONGEST_PAUSE_MS, Math.max(longer, this.#waitMs * (differing + 0.1))));
      else this.#in(this.#again ? Math.min(SOON_MS, everyMs) : pause);
    });
    return this.#sending;
  }

  async #sendAll(): Promise<boolean> {
    try {
      for (;;) {
        const events = this.#parts.queue.first(MOST_EVENTS);
        await this.#sendBatch(events);
        if (this.#isOver || events.length < MOST_EVENTS) break;
      }
      this.#failures = 0;
      if (!this.#isOver) this.#parts.onConnection('online');
      return true;
    } catch (error) {
      if (this.#stop.signal.aborted) return false;
      this.#failures += 1;
      this.#waitMs = error instanceof RoomTroubleError ? error.waitMs : 0;
      const isOut = error instanceof RoomTroubleError && error.problem === 'not-a-learner';
      if (isOut) this.#isOver = true;
      this.#parts.onConnection(isOut ? 'over' : 'offline');
      return false;
    }
  }

  async #sendBatch(events: ReturnType<EventQueue['first']>): Promise<void> {
    const { membership, queue, seen, now, onNews, onConnection } = this.#parts;
    const document = await askRoom({
      address: membership.address,
      path: '/v1/sync',
      token: membership.token,
      body: { now: now(), seen: seen(), events: events.map(({ sent }) => sent) },
      signal: this.#stop.signal,
    });
    const read = syncAnswer.safeParse(document);
    if (!read.success) throw new RoomTroubleError('no-room');
    // Refused ones will never be taken, and all others are in the room's store by now.
    queue.remove(events);
    onNews(read.data.news as RoomNews);
    if (!read.data.news.ended) return;
    this.#isOver = true;
    onConnection('over');
  }
}
