/** A room that is open on this server: writes go to the store in batches, and what any server wrote comes back from there in order. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { RoomState } from '../board/room-state.ts';
import type { TeacherAct } from '../contract/acts.ts';
import { type NewEntry, type RoomRecord, TEACHER } from '../contract/log.ts';
import type { RoomOutline } from '../contract/outline.ts';
import type { PlacedEntries, RoomStore } from '../store/store.ts';

/** Entries that wait for the store; with more, senders are told to come back later. */
const MOST_WAITING = 20_000;
/** Entries in one transaction, and in one look at the log. */
const BATCH = 2_000;
/** From one transaction to the next, and from one look at the log to the next, milliseconds: what a large room tells in between goes together, and server and database have half as much to do. */
const GATHER_MS = { writing: 16, reading: 4 } as const;
/** The store is looked at this often even if it does not say that there is something, milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** So long after a write that did not work this server says that it is in trouble, milliseconds. */
const TROUBLE_MS = 10_000;

/** The store could not take it now. Whoever sent it keeps it, and tries again. */
export class StoreBusy extends Error {
  constructor(cause?: unknown) {
    super('the store does not answer', { cause });
    this.name = 'StoreBusy';
  }
}

interface WaitingWrite {
  readonly entries: readonly NewEntry[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export class LiveRoom {
  readonly record: RoomRecord;
  readonly outline: RoomOutline;
  readonly store: RoomStore;
  readonly state = new RoomState();
  readonly now: () => number;
  readonly #listeners = new Set<() => void>();
  #waiting: WaitingWrite[] = [];
  #waitingEntries = 0;
  #flushing: Promise<void> | undefined;
  #pulling: Promise<void> | undefined;
  #pullAgain = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Of reading, and of writing: a full disk can still be read. */
  #trouble: string | undefined;
  #writeTrouble: string | undefined;
  /** Until when no write is expected to work: then somebody may try again. */
  #troubleUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #unfollow: (() => Promise<void>) | undefined;

  private constructor(store: RoomStore, record: RoomRecord, outline: RoomOutline, now: () => number) {
    this.store = store;
    this.record = record;
    this.outline = outline;
    this.now = now;
  }

  /** Reads the log, and follows it from then on. @throws what the store throws */
  static async open(
    store: RoomStore,
    record: RoomRecord,
    outline: RoomOutline,
    now: () => number = Date.now,
  ): Promise<LiveRoom> {
    const room = new LiveRoom(store, record, outline, now);
    room.#unfollow = await store.follow(record.id, (last) => {
      if (last === undefined || last > room.state.pos) void room.#pull();
    });
    await room.catchUp();
    room.#timer = setInterval(() => room.#look(), LOOK_EVERY_MS);
    room.#timer.unref();
    return room;
  }

  /** Why the store does not answer; undefined while it does. */
  get trouble(): string | undefined {
    return this.#trouble ?? this.#writeTrouble;
  }

  /** Called whenever the state has changed. Returns a function that stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the entries are in the store, each once. @throws StoreBusy */
  write(entries: readonly NewEntry[]): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    if (this.#waitingEntries + entries.length > MOST_WAITING) return Promise.reject(new StoreBusy());
    return new Promise((done, failed) => {
      this.#waiting.push({ entries, done, failed });
      this.#waitingEntries += entries.length;
      this.#flushing ??= this.#flush();
    });
  }

  /** What the teacher does. @throws StoreBusy */
  async act(act: TeacherAct): Promise<void> {
    const now = this.now();
    await this.write([{ by: TEACHER, id: randomUUID(), at: now, body: act }]);
    if (act.type === 'end') await this.store.end(this.record.id, now);
    await this.catchUp();
  }

  /** Resolves when all that was in the store when it was called is in the state. @throws what the store throws */
  async catchUp(): Promise<void> {
    await this.#pulling;
    await this.#pull();
    if (this.#trouble !== undefined) throw new StoreBusy(this.#trouble);
  }

  /** Writes what waits, and stops following. The store stays open. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#flushing;
    await this.#unfollow?.().catch(() => undefined);
    await this.#pulling;
    this.#listeners.clear();
  }

  /** What arrives while one batch is written, or right after, goes into the next: the slower the store, the larger its batches. */
  async #flush(): Promise<void> {
    // All that arrives in the same turn goes together.
    await new Promise((next) => setImmediate(next));
    while (this.#waiting.length > 0) {
      const begun = performance.now();
      const batch: WaitingWrite[] = [];
      for (let size = 0; size < BATCH; ) {
        const next = this.#waiting.shift();
        if (!next) break;
        batch.push(next);
        size += next.entries.length;
      }
      const entries = batch.flatMap((one) => one.entries);
      try {
        this.#take(await this.store.append(this.record.id, entries));
        this.#noteWrite(undefined);
        for (const { done } of batch) done();
      } catch (error) {
        this.#noteWrite(nameOf(error));
        for (const { failed } of batch) failed(new StoreBusy(error));
      }
      this.#waitingEntries -= entries.length;
      // In a small room nothing waits by now, and the next one is not kept waiting either.
      if (this.#waiting.length > 0) await untilAfter(begun + GATHER_MS.writing);
    }
    this.#flushing = undefined;
  }

  /** What was written here need not be read, unless another server has written something before it that is still to be read. */
  #take({ after, entries }: PlacedEntries): void {
    if (after !== this.state.pos || entries.length === 0) return;
    for (const entry of entries) this.state.apply(entry);
    this.#tell();
  }

  #look(): void {
    if (performance.now() > this.#troubleUntil) this.#noteWrite(undefined);
    void this.#pull();
  }

  #noteWrite(trouble: string | undefined): void {
    const before = this.#writeTrouble;
    this.#writeTrouble = trouble;
    if (trouble !== undefined) this.#troubleUntil = performance.now() + TROUBLE_MS;
    if ((before === undefined) !== (trouble === undefined)) this.#tell();
  }

  #pull(): Promise<void> {
    this.#pullAgain = true;
    this.#pulling ??= this.#pullAll();
    return this.#pulling;
  }

  async #pullAll(): Promise<void> {
    while (this.#pullAgain) {
      await untilAfter(this.#lookedAt + GATHER_MS.reading);
      this.#lookedAt = performance.now();
      this.#pullAgain = false;
      const before = this.#trouble;
      try {
        const entries = await this.store.after(this.record.id, this.state.pos, BATCH);
        this.#trouble = undefined;
        for (const entry of entries) this.state.apply(entry);
        if (entries.length === BATCH) this.#pullAgain = true;
        if (entries.length > 0 || before !== undefined) this.#tell();
      } catch (error) {
        this.#trouble = nameOf(error);
        if (before === undefined) this.#tell();
      }
    }
    // At once, or who asks in between would be told that all is read.
    this.#pulling = undefined;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

async function untilAfter(moment: number): Promise<void> {
  const ms = moment - performance.now();
  if (ms > 0) await pause(ms);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
