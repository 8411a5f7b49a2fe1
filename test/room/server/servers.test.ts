/** Several servers of one store: they show the same, and nothing is lost or counted twice when one of them, or the database, goes down. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/room/store/open-store.ts';
import { HAS_POSTGRES, type Postgres, startPostgres, WHY_NO_POSTGRES } from '../../support/postgres.ts';
import { atStep, type PlayedRoom, playRoom } from '../../support/room.ts';

test('two servers of one file share its room, too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'servers-'));
  const serveFile = async (): Promise<PlayedRoom> =>
    playRoom('', { store: await openStore(join(folder, 'rooms.db')) });
  const [one, other] = [await serveFile(), await serveFile()];
  const [ada, bob] = [await one.join('Ada'), await other.join('Bob')];
  await Promise.all([other.tell(ada, { type: 'hand', up: true }), one.tell(bob, { type: 'hand', up: true })]);
  const boards = [];
  for (const each of [one, other]) {
    await each.server.room.catchUp();
    boards.push((await each.board()).body.board);
  }
  expect(boards[0].handCount).toBe(2);
  expect(boards[0].hands).toEqual(boards[1].hands);
  for (const each of [one, other]) {
    await each.close();
    await each.store.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!HAS_POSTGRES)(`two servers${HAS_POSTGRES ? '' : ` (${WHY_NO_POSTGRES})`}`, () => {
  let database: Postgres;
  beforeAll(async () => {
    database = await startPostgres();
  });
  afterAll(() => database.end());

  const serve = async (): Promise<PlayedRoom> => playRoom('', { store: await openStore(database.address) });

  /** Sends until it is taken, as a tutor does. */
  async function tellSurely(servers: readonly PlayedRoom[], token: string, id: string, step: string) {
    for (let tries = 0; ; tries += 1) {
      const server = servers[tries % servers.length];
      const event = { id, at: Date.now(), event: atStep(step, 'passed') };
      const answer = await server
        ?.ask('POST', '/v1/sync', { by: token, body: { now: Date.now(), seen: 0, events: [event] } })
        .catch(() => undefined);
      if (answer?.status === 200) return;
    }
  }

  test('share a room: who joins at one is known at the other, and both boards are the same', async () => {
    const [one, other] = [await serve(), await serve()];
    expect(other.code).toBe(one.code);
    const ada = await one.join('Ada');
    await other.tell(ada, { type: 'hand', up: true });
    await one.server.room.catchUp();
    const boards = [await one.board(), await other.board()].map(({ body }) => body.board.hands);
    expect(boards[0]).toHaveLength(1);
    expect(boards[0]).toEqual(boards[1]);
    for (const each of [one, other]) {
      await each.close();
      await each.store.close();
    }
  });

  test('answer a raised hand with one that is up, whatever the other has written meanwhile', async () => {
    const [one, other] = [await serve(), await serve()];
    const [ada, bob] = [await one.join('Ada'), await other.join('Bob')];
    for (const up of [true, false, true, false]) {
      // Many at once, so that neither server has read all when it answers.
      const bobs = [1, 2, 3, 4].map(() => other.tell(bob, atStep('a', 'working')));
      const answer = await one.tell(ada, { type: 'hand', up });
      expect(answer.body.news.hand).toBe(up);
      await Promise.all(bobs);
    }
    for (const each of [one, other]) {
      await each.close();
      await each.store.close();
    }
  });

  test('lose nothing when the database crashes, and count nothing twice', async () => {
    const servers = [await serve(), await serve()];
    const [one] = servers;
    const token = (await one?.join('Bob')) ?? '';
    const steps = one?.server.room.outline.steps.map(({ id }) => id) ?? [];
    const ids: readonly string[] = steps.slice(0, 40).map(() => randomUUID());
    const telling = (async () => {
      for (const [at, id] of ids.entries()) await tellSurely(servers, token, id, steps[at] ?? '');
    })();
    await database.restart();
    await telling;
    await Promise.all(servers.map((each) => each.server.room.catchUp()));
    const log = await one?.store.after(one.server.room.record.id, 0, 9999);
    expect(log?.filter(({ id }) => ids.includes(id)).map(({ id }) => id)).toEqual(ids);
    for (const each of servers) {
      expect(steps.slice(0, 40).map((step) => each.server.room.state.passedBy(step))).toEqual(
        ids.map(() => 1),
      );
      await each.close();
      await each.store.close();
    }
  });
});
