/** A room's store in a file, by the SQLite that comes with Node.js. */
import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { makeFolders } from '../../files/make-folders.ts';
import { requireNothingElse } from '../../files/read.ts';
import { codeOf } from '../../value/error.ts';
import type { LogEntry, NewEntry, RoomRecord } from '../contract/log.ts';
import { entryOf, recordOf, type StoreRow } from './rows.ts';
import { goneEntry, type PlacedEntries, type RoomStore, StoreError, type StoreProblem } from './store.ts';

/** Ours, so that another program's file is never taken for a store: `room` in ASCII. */
const APPLICATION = 0x726f6f6d;
/** How long another process that writes is waited for, milliseconds. */
const PATIENCE_MS = 5_000;
/** How often a change by another process is looked for, milliseconds. */
const LOOK_EVERY_MS = 500;

/** The schema, as the changes that make it: a store is brought up to date by those that it does not have yet. */
const CHANGES: readonly string[] = [
  `CREATE TABLE rooms (
     id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, course TEXT NOT NULL,
     opened_at INTEGER NOT NULL, ended_at INTEGER, keep_days INTEGER NOT NULL,
     head INTEGER NOT NULL DEFAULT 0
   );
   CREATE UNIQUE INDEX one_open_room ON rooms (name) WHERE ended_at IS NULL;
   CREATE TABLE teacher_keys (
     room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE, hash TEXT NOT NULL, PRIMARY KEY (room, hash)
   );
   CREATE TABLE learners (
     room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE, number INTEGER NOT NULL, hash TEXT,
     PRIMARY KEY (room, number), UNIQUE (room, hash)
   );
   CREATE TABLE log (
     room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE, pos INTEGER NOT NULL,
     learner INTEGER NOT NULL, event TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (room, pos), UNIQUE (room, learner, event)
   ) WITHOUT ROWID;`,
];

/**
 * Opens or makes the file, which only its owner can read.
 * @throws StoreError; what the file system throws
 */
export async function openSqlite(path: string): Promise<RoomStore> {
  const { DatabaseSync: Database } = await import('node:sqlite').catch((error: unknown) => {
    throw new StoreError('old-node', process.versions.node, error);
  });
  for (const ending of ['', '-wal', '-shm']) requireNothingElse(path + ending);
  const isNew = !existsSync(path);
  let database: DatabaseSync | undefined;
  try {
    makeFolders(dirname(path), 0o700);
    makePrivate(path);
    database = new Database(path, { timeout: PATIENCE_MS });
    bringUpToDate(database, path);
    return new SqliteStore(database, path);
  } catch (error) {
    database?.close();
    if (isNew) removeEmpty(path);
    throw troubleWith(path, error) ?? error;
  }
}

/** What the numbers of SQLite and the codes of the file system mean. */
const SQLITE_PROBLEMS: Readonly<Record<number, StoreProblem>> = {
  3: 'unwritable', // PERM
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  8: 'unwritable', // READONLY
  10: 'unwritable', // IOERR
  13: 'full', // FULL
  14: 'unwritable', // CANTOPEN
};
const FILE_PROBLEMS: Readonly<Record<string, StoreProblem>> = {
  ...{ ENOSPC: 'full', EDQUOT: 'full', EROFS: 'unwritable', EACCES: 'unwritable', EPERM: 'unwritable' },
};

function troubleWith(path: string, error: unknown): StoreError | undefined {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (code === 'ERR_SQLITE_ERROR') {
    // The lowest byte says what, the others where.
    const number = Number((error as { readonly errcode?: unknown }).errcode) & 0xff;
    return new StoreError(SQLITE_PROBLEMS[number] ?? 'not-a-store', path, error);
  }
  const problem = FILE_PROBLEMS[code ?? ''];
  return problem && new StoreError(problem, path, error);
}

function removeEmpty(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path, { force: true });
}

/** SQLite gives the files beside it the same rights, so that they are set before it opens this one. */
function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

function bringUpToDate(database: DatabaseSync, path: string): void {
  const pragma = (name: string): number =>
    Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  const isEmpty = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0;
  if (!isEmpty && pragma('application_id') !== APPLICATION) throw new StoreError('not-a-store', path);
  // What was answered for must be on the disk, even if the power is cut.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  database.exec('BEGIN IMMEDIATE');
  const version = pragma('user_version');
  if (version > CHANGES.length) {
    database.exec('ROLLBACK');
    throw new StoreError('newer-schema', path);
  }
  for (const change of CHANGES.slice(version)) database.exec(change);
  database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${CHANGES.length}; COMMIT`);
}

class SqliteStore implements RoomStore {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  readonly #followers = new Set<(last?: number) => void>();
  #timer: NodeJS.Timeout | undefined;
  #version: unknown;

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
  }

  async open(wanted: Parameters<RoomStore['open']>[0]): ReturnType<RoomStore['open']> {
    const { name, code, course, now, keepDays } = wanted;
    const made = this.#run(
      `INSERT INTO rooms (name, code, course, opened_at, keep_days) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      name,
      code,
      course,
      now,
      keepDays,
    );
    const row = this.#get('SELECT * FROM rooms WHERE name = ? AND ended_at IS NULL', name);
    return { room: recordOf(row ?? {}), isNew: made === 1 };
  }

  async rooms(): Promise<readonly RoomRecord[]> {
    return this.#all('SELECT * FROM rooms ORDER BY opened_at DESC, id DESC').map(recordOf);
  }

  async addKey(room: number, hash: string): Promise<void> {
    this.#run('INSERT INTO teacher_keys VALUES (?, ?) ON CONFLICT DO NOTHING', room, hash);
  }

  async hasKey(room: number, hash: string): Promise<boolean> {
    return this.#get('SELECT 1 FROM teacher_keys WHERE room = ? AND hash = ?', room, hash) !== undefined;
  }

  async enter(room: number, hash: string, most: number): Promise<number | undefined> {
    return this.#together(() => {
      const known = this.#numberOf(room, hash);
      if (known !== undefined) return known;
      const number =
        Number(this.#get('SELECT max(number) AS n FROM learners WHERE room = ?', room)?.n ?? 0) + 1;
      if (number > most) return undefined;
      this.#run('INSERT INTO learners VALUES (?, ?, ?)', room, number, hash);
      return number;
    });
  }

  async learnerOf(room: number, hash: string): Promise<number | undefined> {
    return this.#numberOf(room, hash);
  }

  async append(room: number, entries: readonly NewEntry[]): Promise<PlacedEntries> {
    const placed = this.#together(() => this.#add(room, entries));
    const last = placed.entries.at(-1)?.pos;
    // Who wrote it is answered first, and need not read it.
    if (last !== undefined) setImmediate(() => this.#tell(last));
    return placed;
  }

  async after(room: number, pos: number, most: number): Promise<readonly LogEntry[]> {
    return this.#all(
      'SELECT * FROM log WHERE room = ? AND pos > ? ORDER BY pos LIMIT ?',
      room,
      pos,
      most,
    ).map(entryOf);
  }

  async follow(_room: number, added: (last?: number) => void): Promise<() => Promise<void>> {
    this.#followers.add(added);
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS);
    return async () => {
      this.#followers.delete(added);
      if (this.#followers.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  async forget(room: number, learner: number, now: number): Promise<void> {
    this.#together(() => {
      this.#run('DELETE FROM log WHERE room = ? AND learner = ?', room, learner);
      this.#run('UPDATE learners SET hash = NULL WHERE room = ? AND number = ?', room, learner);
      this.#add(room, [goneEntry(learner, now)]);
    });
    this.#tell();
  }

  async end(room: number, now: number): Promise<void> {
    this.#run('UPDATE rooms SET ended_at = ? WHERE id = ? AND ended_at IS NULL', now, room);
    this.#tell();
  }

  async purge(now: number): Promise<number> {
    return this.#run('DELETE FROM rooms WHERE ended_at + keep_days * 86400000 < ?', now);
  }

  troubleOf(error: unknown): StoreError | undefined {
    return troubleWith(this.#path, error);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#followers.clear();
    this.#database.close();
  }

  /** Places are counted in the room itself: one whose entry was deleted is never given out again. */
  #add(room: number, entries: readonly NewEntry[]): PlacedEntries {
    const head = Number(this.#get('SELECT head FROM rooms WHERE id = ?', room)?.head ?? 0);
    let pos = head;
    const placed: LogEntry[] = [];
    for (const entry of entries) {
      const { by, id, at, body } = entry;
      const added = this.#run(
        'INSERT INTO log VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        ...[room, pos + 1, by, id, at, JSON.stringify(body)],
      );
      if (added === 0) continue;
      pos += 1;
      placed.push({ ...entry, pos });
    }
    if (pos > head) this.#run('UPDATE rooms SET head = ? WHERE id = ?', pos, room);
    return { after: head, entries: placed };
  }

  #numberOf(room: number, hash: string): number | undefined {
    const row = this.#get('SELECT number FROM learners WHERE room = ? AND hash = ?', room, hash);
    return row === undefined ? undefined : Number(row.number);
  }

  #look(): void {
    const version = this.#get('PRAGMA data_version')?.data_version;
    if (version === this.#version) return;
    this.#version = version;
    this.#tell();
  }

  #tell(last?: number): void {
    for (const added of this.#followers) added(last);
  }

  #together<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #prepared(sql: string): ReturnType<DatabaseSync['prepare']> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  #get(sql: string, ...values: SQLInputValue[]): StoreRow | undefined {
    return this.#prepared(sql).get(...values);
  }

  #all(sql: string, ...values: SQLInputValue[]): StoreRow[] {
    return this.#prepared(sql).all(...values);
  }
}
