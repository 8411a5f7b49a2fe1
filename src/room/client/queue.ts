/**
 * What is still to be told to the room, on disk: one file per event. A killed tutor leaves only whole files, several tutors
 * of one home need no lock, and an event that is sent twice has the same id.
 */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../files/atomic.ts';
import { removeLeftovers } from '../../files/leftovers.ts';
import { namesIn } from '../../files/own.ts';
import { textIn } from '../../files/read.ts';
import { parseJson } from '../../value/json.ts';
import { type LearnerEvent, type SentEvent, sentEvent } from '../contract/events.ts';

/** With more, the oldest are left out: what a later event of the same step says replaces them. */
const MOST_QUEUED = 5_000;
const TIME_DIGITS = 15;
/** `TIME-NUMBER-ID.json`: sorted by name they are in order. */
const NAME = /^\d{15}-\d{6}-([\w-]{36})\.json$/;

/** An event that waits. */
export interface QueuedEvent {
  readonly sent: SentEvent;
  readonly file: string;
}

export class EventQueue {
  readonly #folder: string;
  #count = 0;

  /** @param folder of the room; the queue has one in it */
  constructor(folder: string) {
    this.#folder = join(folder, 'queue');
    // A tutor that was killed while it wrote leaves a part of a file.
    removeLeftovers(this.#folder);
  }

  /** Adds an event. @throws what the file system throws */
  add(event: LearnerEvent, at: number): void {
    this.#count += 1;
    const id = randomUUID();
    // After all that waits, also when the clock was set back meanwhile.
    const latest = Number(this.#names().at(-1)?.slice(0, TIME_DIGITS) ?? 0);
    const order = `${String(Math.max(at, latest + 1)).padStart(TIME_DIGITS, '0')}-${String(this.#count % 1_000_000).padStart(6, '0')}`;
    writeFileAtomic(join(this.#folder, `${order}-${id}.json`), JSON.stringify({ id, at, event }), 0o600);
  }

  /** How many wait. */
  get size(): number {
    return this.#names().length;
  }

  /** The first so many. Files that hold no event are removed. */
  first(most: number): readonly QueuedEvent[] {
    const names = this.#names();
    for (const name of names.slice(0, Math.max(0, names.length - MOST_QUEUED))) this.#remove(name);
    const events: QueuedEvent[] = [];
    for (const name of names.slice(-MOST_QUEUED)) {
      if (events.length === most) break;
      const text = textIn(join(this.#folder, name));
      // Another tutor has just sent it.
      if (text === undefined) continue;
      const read = sentEvent.safeParse(parseJson(text));
      if (read.success) events.push({ sent: read.data, file: name });
      else this.#remove(name);
    }
    return events;
  }

  /** Takes out what has arrived. */
  remove(events: readonly QueuedEvent[]): void {
    for (const { file } of events) this.#remove(file);
  }

  #remove(name: string): void {
    rmSync(join(this.#folder, name), { force: true });
  }

  #names(): string[] {
    return namesIn(this.#folder)
      .filter((name) => NAME.test(name))
      .sort();
  }
}
