/** What every store of a room promises, whichever database stands behind it. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LogBody, NewEntry } from '../../../src/room/contract/log.ts';
import { openStore } from '../../../src/room/store/open-store.ts';
import type { RoomStore } from '../../../src/room/store/store.ts';
import { HAS_POSTGRES, type Postgres, startPostgres, WHY_NO_POSTGRES } from '../../support/postgres.ts';

const DAY = 86_400_000;
const HAND: LogBody = { type: 'hand', up: true };
const wanted = (name: string, now = 1000) => ({ name, course: 'c', code: 'ABCD-EFGH', keepDays: 2, now });
const entry = (by: number, id: string, body: LogBody = HAND): NewEntry => ({ by, id, at: 5, body });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stores-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STORES: readonly (readonly [string, () => Promise<RoomStore>])[] = [
  ['SQLite', () => openStore(join(folder, 'sub', 'rooms.db'))],
  ...(HAS_POSTGRES ? [['PostgreSQL', () => openStore(database.address)] as const] : []),
];
let database: Postgres;
if (HAS_POSTGRES) {
  beforeAll(async () => {
    database = await startPostgres();
  });
  beforeEach(() => database.empty());
  afterAll(() => database.end());
} else test.skip(`PostgreSQL (${WHY_NO_POSTGRES})`, () => undefined);

describe.each(STORES)('%s', (_name, open) => {
  let store: RoomStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  test('an open room is found again by its name, with its code; an ended one is not', async () => {
    const first = await store.open(wanted('A'));
    expect(first).toMatchObject({ isNew: true, room: { name: 'A', code: 'ABCD-EFGH', keepDays: 2 } });
    const again = await store.open({ ...wanted('A'), code: 'other' });
    expect(again).toEqual({ isNew: false, room: first.room });
    expect((await store.open(wanted('B'))).room.id).not.toBe(first.room.id);
    await store.end(first.room.id, 2000);
    const after = await store.open(wanted('A'));
    expect(after.isNew).toBe(true);
    expect((await store.rooms()).find(({ id }) => id === first.room.id)?.endedAt).toBe(2000);
  });

  test('an entry counts once, however often it is added, and the order stays', async () => {
    const { room } = await store.open(wanted('A'));
    await store.append(room.id, [entry(1, 'a'), entry(2, 'a')]);
    await store.append(room.id, [entry(1, 'a'), entry(1, 'b'), entry(1, 'b')]);
    const log = await store.after(room.id, 0, 10);
    expect(log.map(({ by, id }) => `${by}${id}`)).toEqual(['1a', '2a', '1b']);
    expect(log[0]).toEqual({ ...entry(1, 'a'), pos: log[0]?.pos });
    expect((await store.after(room.id, log[1]?.pos ?? 0, 10)).map(({ id }) => id)).toEqual(['b']);
    expect(await store.after(room.id, 0, 2)).toHaveLength(2);
  });

  test('who adds entries is told their places, so that they need not be read', async () => {
    const { room } = await store.open(wanted('A'));
    const first = await store.append(room.id, [entry(1, 'a'), entry(2, 'a')]);
    expect(first).toEqual({ after: 0, entries: await store.after(room.id, 0, 9) });
    const before = first.entries.at(-1)?.pos ?? 0;
    const second = await store.append(room.id, [entry(1, 'a'), entry(3, 'c'), entry(2, 'a'), entry(3, 'd')]);
    expect(second).toEqual({ after: before, entries: await store.after(room.id, before, 9) });
    expect(second.entries.map(({ id }) => id)).toEqual(['c', 'd']);
    expect((await store.append(room.id, [entry(1, 'a')])).entries).toEqual([]);
  });

  test('a token has one number for ever, and a room that is full gives no more', async () => {
    const { room } = await store.open(wanted('A'));
    expect(await store.enter(room.id, 'x', 2)).toBe(1);
    expect(await store.enter(room.id, 'y', 2)).toBe(2);
    expect(await store.enter(room.id, 'z', 2)).toBeUndefined();
    expect(await store.enter(room.id, 'x', 2)).toBe(1);
    expect(await store.learnerOf(room.id, 'y')).toBe(2);
    expect(await store.learnerOf(room.id, 'z')).toBeUndefined();
  });

  test('keys belong to their room', async () => {
    const { room } = await store.open(wanted('A'));
    const { room: other } = await store.open(wanted('B'));
    await store.addKey(room.id, 'k');
    expect(await store.hasKey(room.id, 'k')).toBe(true);
    expect(await store.hasKey(other.id, 'k')).toBe(false);
  });

  test('who is forgotten leaves nothing but that, and places are not given out again', async () => {
    const { room } = await store.open(wanted('A'));
    await store.enter(room.id, 'x', 9);
    await store.append(room.id, [entry(1, 'a', { type: 'joined', name: 'Ada' }), entry(1, 'b')]);
    const before = (await store.after(room.id, 0, 9)).at(-1)?.pos ?? 0;
    await store.forget(room.id, 1, 9);
    const log = await store.after(room.id, 0, 9);
    expect(log.map(({ body }) => body)).toEqual([{ type: 'left', forgotten: true }]);
    expect(log[0]?.pos).toBeGreaterThan(before);
    expect(await store.learnerOf(room.id, 'x')).toBeUndefined();
    expect(await store.enter(room.id, 'x', 9)).toBe(2);
  });

  test('an ended room goes after its days, with all that was in it', async () => {
    const { room } = await store.open(wanted('A'));
    await store.append(room.id, [entry(1, 'a')]);
    await store.end(room.id, 0);
    expect(await store.purge(2 * DAY)).toBe(0);
    expect(await store.purge(2 * DAY + 1)).toBe(1);
    expect(await store.rooms()).toEqual([]);
    expect(await store.after(room.id, 0, 9)).toEqual([]);
  });

  test('who follows a room hears of what another process added', async () => {
    const { room } = await store.open(wanted('A'));
    const other = await open();
    let unfollow: (() => Promise<void>) | undefined;
    const heard = new Promise<void>((resolve) => {
      store
        .follow(room.id, () => resolve())
        .then((stop) => {
          unfollow = stop;
        });
    });
    await other.append(room.id, [entry(1, 'a')]);
    await heard;
    await unfollow?.();
    await other.close();
  });

  test('two processes that write at once lose nothing and count nothing twice', async () => {
    const { room } = await store.open(wanted('A'));
    const other = await open();
    const ids = Array.from({ length: 50 }, (_, at) => `e${at}`);
    await Promise.all(
      ids.flatMap((id) => [store, other].map((each) => each.append(room.id, [entry(1, id)]))),
    );
    const log = await store.after(room.id, 0, 999);
    expect(log.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(new Set(log.map(({ pos }) => pos)).size).toBe(50);
    await other.close();
  });
});

describe('the file of SQLite', () => {
  test('is readable by its owner only', async () => {
    const path = join(folder, 'rooms.db');
    const store = await openStore(path);
    for (const name of ['', '-wal', '-shm']) expect(statSync(`${path}${name}`).mode & 0o777).toBe(0o600);
    await store.close();
  });

  test("is left alone where it is another program's, no database, or of a newer version", async () => {
    const theirs = join(folder, 'theirs.db');
    const database = new DatabaseSync(theirs);
    database.exec('CREATE TABLE mine (x)');
    database.close();
    await expect(openStore(theirs)).rejects.toMatchObject({ problem: 'not-a-store' });
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'my notes '.repeat(200));
    await expect(openStore(text)).rejects.toMatchObject({ problem: 'not-a-store' });
    const newer = join(folder, 'newer.db');
    await (await openStore(newer)).close();
    const later = new DatabaseSync(newer);
    later.exec('PRAGMA user_version = 99');
    later.close();
    await expect(openStore(newer)).rejects.toMatchObject({ problem: 'newer-schema' });
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'EFTYPE' });
  });
});

test.skipIf(!HAS_POSTGRES)('a database of a newer version is left alone', async () => {
  await (await openStore(database.address)).close();
  const sql = postgres(database.address, { max: 1 });
  await sql`UPDATE swarm_tutor.schema_version SET version = 99`;
  await expect(openStore(database.address)).rejects.toMatchObject({ problem: 'newer-schema' });
  const [kept] = await sql`SELECT version FROM swarm_tutor.schema_version`;
  expect(kept?.version).toBe(99);
  await sql.end();
});

test.skipIf(!HAS_POSTGRES)(
  'a database that goes down is told as what it is, and is used again when it is back',
  async () => {
    const store = await openStore(database.address);
    const { room } = await store.open(wanted('A'));
    const restarting = database.restart();
    let trouble: unknown;
    while (trouble === undefined)
      trouble = await store.rooms().then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(store.troubleOf(trouble)).toMatchObject({ problem: 'unreachable' });
    expect(store.troubleOf(new TypeError('ours'))).toBeUndefined();
    await restarting;
    await expect
      .poll(() => store.rooms().catch(() => []), { timeout: 20_000 })
      .toMatchObject([{ id: room.id }]);
    await store.close();
  },
);

test('an address that is none is told without what it holds', async () => {
  for (const address of ['postgres://', 'postgres://me:hunter2@db:99999/x', 'postgres://me:hunter2@']) {
    const error = await openStore(address).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ problem: 'unknown-kind', where: 'postgres://…' });
    expect(String(error)).not.toContain('hunter2');
  }
});

test('an address of another kind, or where nobody answers, is told without its password', async () => {
  await expect(openStore('mysql://me:hunter2@db/x')).rejects.toMatchObject({ problem: 'unknown-kind' });
  const nobody = await openStore('postgres://me:hunter2@127.0.0.1:9/x').catch((error: unknown) => error);
  expect(nobody).toMatchObject({ problem: 'unreachable', where: '127.0.0.1:9/x' });
  expect(String(nobody)).not.toContain('hunter2');
});
