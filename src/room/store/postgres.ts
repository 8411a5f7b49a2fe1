/** A room's store in PostgreSQL, which several servers share. */
import postgres from 'postgres';
import { codeOf } from '../../value/error.ts';
import type { LogEntry, NewEntry, RoomRecord } from '../contract/log.ts';
import { entryOf, recordOf } from './rows.ts';
import { goneEntry, type PlacedEntries, type RoomStore, StoreError } from './store.ts';

/** Connections of one server: writes go in batches, one at a time, beside a few reads. */
const MOST_CONNECTIONS = 6;
const CONNECT_S = 10;
/** Only one server at a time changes the schema: `room` in ASCII. */
const SCHEMA_LOCK = 0x726f6f6d;
/** Each room has one of its own: what is written in others wakes nobody. */
const channelOf = (room: number): string => `swarm_tutor_room_${room}`;
/** What PostgreSQL says when its disk is full, and the driver when nobody answers. */
const DISK_FULL = '53100';
const LOST = /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT)/;

/** The schema, as the changes that make it: a database is brought up to date by those that it does not have yet. */
const CHANGES: readonly string[] = [
  `CREATE TABLE swarm_tutor.rooms (
     id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, code text NOT NULL,
     course text NOT NULL, opened_at bigint NOT NULL, ended_at bigint, keep_days integer NOT NULL,
     head bigint NOT NULL DEFAULT 0, last_number integer NOT NULL DEFAULT 0
   );
   CREATE UNIQUE INDEX one_open_room ON swarm_tutor.rooms (name) WHERE ended_at IS NULL;
   CREATE TABLE swarm_tutor.teacher_keys (
     room integer NOT NULL REFERENCES swarm_tutor.rooms ON DELETE CASCADE, hash text NOT NULL,
     PRIMARY KEY (room, hash)
   );
   CREATE TABLE swarm_tutor.learners (
     room integer NOT NULL REFERENCES swarm_tutor.rooms ON DELETE CASCADE, number integer NOT NULL, hash text,
     PRIMARY KEY (room, number), UNIQUE (room, hash)
   );
   CREATE TABLE swarm_tutor.log (
     room integer NOT NULL REFERENCES swarm_tutor.rooms ON DELETE CASCADE, pos bigint NOT NULL,
     learner integer NOT NULL, event text NOT NULL, at bigint NOT NULL, body text NOT NULL,
     PRIMARY KEY (room, pos), UNIQUE (room, learner, event)
   );`,
];

type Sql = postgres.Sql;
type Transaction = postgres.TransactionSql;

/** Opens the database, and brings its schema up to date. @throws StoreError */
export async function openPostgres(address: string): Promise<RoomStore> {
  const where = withoutPassword(address);
  if (where === undefined) throw new StoreError('unknown-kind', NO_ADDRESS);
  let sql: Sql;
  try {
    sql = postgres(address, {
      max: MOST_CONNECTIONS,
      connect_timeout: CONNECT_S,
      // While the database restarts, a question is answered with an error soon, and asked again by who asked.
      backoff: (tries) => Math.min(1, 0.1 * 2 ** tries),
      onnotice: () => undefined,
    });
  } catch (error) {
    throw new StoreError('unknown-kind', NO_ADDRESS, error);
  }
  try {
    await bringUpToDate(sql, where);
    return new PostgresStore(sql, where);
  } catch (error) {
    await sql.end({ timeout: 1 }).catch(() => undefined);
    throw error instanceof StoreError ? error : new StoreError('unreachable', where, error);
  }
}

/** In place of an address that is none, and could hold a password. */
const NO_ADDRESS = 'postgres://…';

function withoutPassword(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return host === '' ? undefined : `${host}${pathname}`;
}

async function bringUpToDate(sql: Sql, where: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(${SCHEMA_LOCK})`;
    await tx`CREATE SCHEMA IF NOT EXISTS swarm_tutor`;
    await tx`CREATE TABLE IF NOT EXISTS swarm_tutor.schema_version (version integer NOT NULL)`;
    const [found] = await tx`SELECT version FROM swarm_tutor.schema_version`;
    const version = Number(found?.version ?? 0);
    if (version > CHANGES.length) throw new StoreError('newer-schema', where);
    for (const change of CHANGES.slice(version)) await tx.unsafe(change);
    if (found) await tx`UPDATE swarm_tutor.schema_version SET version = ${CHANGES.length}`;
    else await tx`INSERT INTO swarm_tutor.schema_version VALUES (${CHANGES.length})`;
  });
}

class PostgresStore implements RoomStore {
  readonly #sql: Sql;
  readonly #where: string;

  constructor(sql: Sql, where: string) {
    this.#sql = sql;
    this.#where = where;
  }

  async open(wanted: Parameters<RoomStore['open']>[0]): ReturnType<RoomStore['open']> {
    const { name, code, course, now, keepDays } = wanted;
    const made = await this.#sql`
      INSERT INTO swarm_tutor.rooms (name, code, course, opened_at, keep_days)
      VALUES (${name}, ${code}, ${course}, ${now}, ${keepDays}) ON CONFLICT DO NOTHING`;
    const [row] = await this.#sql`SELECT * FROM swarm_tutor.rooms WHERE name = ${name} AND ended_at IS NULL`;
    return { room: recordOf(row ?? {}), isNew: made.count === 1 };
  }

  async rooms(): Promise<readonly RoomRecord[]> {
    return (await this.#sql`SELECT * FROM swarm_tutor.rooms ORDER BY opened_at DESC, id DESC`).map(recordOf);
  }

  async addKey(room: number, hash: string): Promise<void> {
    await this.#sql`INSERT INTO swarm_tutor.teacher_keys VALUES (${room}, ${hash}) ON CONFLICT DO NOTHING`;
  }

  async hasKey(room: number, hash: string): Promise<boolean> {
    const found = await this.#sql`
      SELECT 1 FROM swarm_tutor.teacher_keys WHERE room = ${room} AND hash = ${hash}`;
    return found.length > 0;
  }

  async enter(room: number, hash: string, most: number): Promise<number | undefined> {
    return await this.#sql.begin(async (tx) => {
      // The room's row is the lock: numbers are given out by one at a time.
      const [row] = await tx`SELECT last_number FROM swarm_tutor.rooms WHERE id = ${room} FOR UPDATE`;
      const known = await this.#numberOf(tx, room, hash);
      if (known !== undefined) return known;
      const number = Number(row?.last_number ?? 0) + 1;
      if (number > most) return undefined;
      await tx`UPDATE swarm_tutor.rooms SET last_number = ${number} WHERE id = ${room}`;
      await tx`INSERT INTO swarm_tutor.learners VALUES (${room}, ${number}, ${hash})`;
      return number;
    });
  }

  async learnerOf(room: number, hash: string): Promise<number | undefined> {
    return this.#numberOf(this.#sql, room, hash);
  }

  append(room: number, entries: readonly NewEntry[]): Promise<PlacedEntries> {
    return this.#add(this.#sql, room, entries);
  }

  async after(room: number, pos: number, most: number): Promise<readonly LogEntry[]> {
    const rows = await this.#sql`
      SELECT pos, learner, event, at, body FROM swarm_tutor.log
      WHERE room = ${room} AND pos > ${pos} ORDER BY pos LIMIT ${most}`;
    return rows.map(entryOf);
  }

  async follow(room: number, added: (last?: number) => void): Promise<() => Promise<void>> {
    // It listens again after the connection was lost; then something may have been missed.
    const listening = await this.#sql.listen(
      channelOf(room),
      (last) => added(Number(last) || undefined),
      () => added(),
    );
    return () => listening.unlisten();
  }

  async forget(room: number, learner: number, now: number): Promise<void> {
    await this.#sql.begin(async (tx) => {
      await tx`DELETE FROM swarm_tutor.log WHERE room = ${room} AND learner = ${learner}`;
      await tx`UPDATE swarm_tutor.learners SET hash = NULL WHERE room = ${room} AND number = ${learner}`;
      await this.#add(tx, room, [goneEntry(learner, now)]);
    });
  }

  async end(room: number, now: number): Promise<void> {
    await this.#sql`UPDATE swarm_tutor.rooms SET ended_at = ${now} WHERE id = ${room} AND ended_at IS NULL`;
    await this.#sql.notify(channelOf(room), '');
  }

  async purge(now: number): Promise<number> {
    const gone = await this.#sql`
      DELETE FROM swarm_tutor.rooms WHERE ended_at + keep_days::bigint * 86400000 < ${now}`;
    return gone.count;
  }

  troubleOf(error: unknown): StoreError | undefined {
    const code = codeOf(error) ?? '';
    if (code === DISK_FULL) return new StoreError('full', this.#where, error);
    if (error instanceof postgres.PostgresError || LOST.test(code))
      return new StoreError('unreachable', this.#where, error);
    return undefined;
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 5 });
  }

  /**
   * One statement, and so one journey to the database. The room's row gives out the places, and is locked until the end of the
   * transaction: so they are seen in their order, and a reader who is at one place has missed none before it.
   */
  async #add(sql: Sql | Transaction, room: number, entries: readonly NewEntry[]): Promise<PlacedEntries> {
    const [row] = await sql`
      WITH place AS (
        UPDATE swarm_tutor.rooms SET head = head + ${entries.length} WHERE id = ${room}
        RETURNING head - ${entries.length} AS before
      ), added AS (
        INSERT INTO swarm_tutor.log (room, pos, learner, event, at, body)
        SELECT ${room}, before + nth, learner, event, at, body FROM place, unnest(
          ${entries.map(({ by }) => by)}::integer[], ${entries.map(({ id }) => id)}::text[],
          ${entries.map(({ at }) => at)}::bigint[], ${entries.map(({ body }) => JSON.stringify(body))}::text[]
        ) WITH ORDINALITY AS sent (learner, event, at, body, nth)
        ON CONFLICT DO NOTHING RETURNING pos
      )
      SELECT (SELECT before FROM place) AS before, array_agg(pos::text ORDER BY pos) AS places,
        pg_notify(${channelOf(room)}, max(pos)::text)
      FROM added HAVING count(*) > 0`;
    const after = Number(row?.before ?? 0);
    const places = (row?.places ?? []) as readonly string[];
    return {
      after,
      entries: places.flatMap((place) => {
        const pos = Number(place);
        const entry = entries[pos - after - 1];
        return entry ? [{ ...entry, pos }] : [];
      }),
    };
  }

  async #numberOf(sql: Sql | Transaction, room: number, hash: string): Promise<number | undefined> {
    const [row] = await sql`
      SELECT number FROM swarm_tutor.learners WHERE room = ${room} AND hash = ${hash}`;
    return row === undefined ? undefined : Number(row.number);
  }
}
