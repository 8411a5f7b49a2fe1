/** Where a room is kept: what a database does for it. Everything is in the log; the rest says who may write to it. */
import type { LogEntry, NewEntry, RoomRecord } from '../contract/log.ts';

/** A room that is to be opened, unless one of this name is open already. */
export interface WantedRoom {
  readonly name: string;
  readonly course: string;
  readonly code: string;
  readonly keepDays: number;
  readonly now: number;
}

/** Entries that were added, in the places that they were given. */
export interface PlacedEntries {
  /** The end of the log before them. */
  readonly after: number;
  /** Without those that were there already. */
  readonly entries: readonly LogEntry[];
}

/** Methods reject with what the database says where it can't be reached. */
export interface RoomStore {
  /** The open room of this name, made where there is none. */
  open(wanted: WantedRoom): Promise<{ readonly room: RoomRecord; readonly isNew: boolean }>;
  /** All rooms, the latest first. */
  rooms(): Promise<readonly RoomRecord[]>;
  addKey(room: number, hash: string): Promise<void>;
  hasKey(room: number, hash: string): Promise<boolean>;
  /** The number of a learner with this token, given out where it is new; undefined when the room is full. */
  enter(room: number, hash: string, most: number): Promise<number | undefined>;
  /** The number of the learner with this token. */
  learnerOf(room: number, hash: string): Promise<number | undefined>;
  /** Adds entries in one transaction, on disk when it resolves. Those whose author and id are there already are left out. */
  append(room: number, entries: readonly NewEntry[]): Promise<PlacedEntries>;
  /** The log after a place, in order, at most so many entries. */
  after(room: number, pos: number, most: number): Promise<readonly LogEntry[]>;
  /** Calls back soon after something was added, by this process or another; with the place of the last entry, where it is known. */
  follow(room: number, added: (last?: number) => void): Promise<() => Promise<void>>;
  /** Deletes what a learner told, and their token; the log says that they are gone. */
  forget(room: number, learner: number, now: number): Promise<void>;
  end(room: number, now: number): Promise<void>;
  /** Deletes ended rooms whose time to be kept is over. @returns how many */
  purge(now: number): Promise<number>;
  /** What an error means that one of these methods rejected with; undefined for one that is not the store's. */
  troubleOf(error: unknown): StoreError | undefined;
  close(): Promise<void>;
}

/** Worded in `i18n/en/room.ts`. */
export type StoreProblem =
  | 'old-node'
  | 'newer-schema'
  | 'not-a-store'
  | 'full'
  | 'unwritable'
  | 'busy'
  | 'unreachable'
  | 'unknown-kind';

/** A store that can't be used: missing, too new, not a room's, or not now. */
export class StoreError extends Error {
  readonly problem: StoreProblem;
  readonly where: string;

  constructor(problem: StoreProblem, where: string, cause?: unknown) {
    super(`${where}: ${problem}`, { cause });
    this.name = 'StoreError';
    this.problem = problem;
    this.where = where;
  }
}

/** What the log keeps of a learner who is forgotten. */
export function goneEntry(learner: number, now: number): NewEntry {
  return { by: learner, id: 'forgotten', at: now, body: { type: 'left', forgotten: true } };
}
