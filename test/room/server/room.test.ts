/** A room over HTTP: joining, telling, being told, the board, and who may do what. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newKey, newToken } from '../../../src/room/contract/codes.ts';
import { openSqlite } from '../../../src/room/store/sqlite.ts';
import { atStep, type PlayedRoom, playRoom } from '../../support/room.ts';

const MINUTE = 60_000;
const FAILING = { check: 'two-nodes', title: 'Two nodes', expected: '2 nodes', seen: '1 node' };

let folder: string;
let room: PlayedRoom;
let now = 1_000_000;
let steps: readonly string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'room-'));
  now = 1_000_000;
  room = await playRoom(folder, { now: () => now });
  steps = room.server.room.outline.steps.map(({ id }) => id);
});
afterEach(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});
const step = (at: number): string => steps[at] ?? '';

describe('a learner', () => {
  test('hears what room it is before telling anything', async () => {
    const { body } = await room.ask('POST', '/v1/hello', { body: { version: 1, code: room.code } });
    expect(body).toEqual({ name: 'Workshop', course: room.server.room.record.course, keepDays: 30 });
    expect((await room.board()).body.board.learners).toBe(0);
  });

  test('joins with the code however it is typed, once however often it is sent', async () => {
    const token = newToken();
    for (const code of [room.code, room.code.toLowerCase(), room.code.replace('-', ' ')]) {
      const { body } = await room.ask('POST', '/v1/join', { body: { version: 1, code, name: 'Ada', token } });
      expect(body.learner).toBe(1);
    }
    expect((await room.board()).body.board.learners).toBe(1);
  });

  test('tells where they are, and the board shows it', async () => {
    const ada = await room.join('Ada');
    expect((await room.tell(ada, atStep(step(0), 'passed', { done: 1 }))).body).toMatchObject({
      refused: [],
    });
    await room.tell(ada, atStep(step(1)));
    const { bars } = (await room.board()).body.board;
    expect(bars[0]).toMatchObject({ step: step(0), here: 0, passed: 1 });
    expect(bars[1]).toMatchObject({ step: step(1), here: 1, failing: 0 });
  });

  test('counts once with the same event, twice with two', async () => {
    const ada = await room.join('Ada');
    const sent = { id: 'same-event-1', at: now, event: atStep(step(0), 'passed') };
    for (let times = 0; times < 3; times += 1)
      await room.ask('POST', '/v1/sync', { by: ada, body: { now, seen: 0, events: [sent, sent] } });
    const log = await room.store.after(room.server.room.record.id, 0, 99);
    expect(log.filter(({ body }) => body.type === 'step')).toHaveLength(1);
  });

  test('is told an event that can never be taken, and the others are taken', async () => {
    const ada = await room.join('Ada');
    const good = { id: 'good-event', at: now, event: atStep(step(0)) };
    const bad = { id: 'bad-event', at: now, event: { type: 'step', step: '../etc' } };
    const { body } = await room.ask('POST', '/v1/sync', {
      by: ada,
      body: { now, seen: 0, events: [bad, good] },
    });
    expect(body.refused).toEqual(['bad-event']);
    expect((await room.board()).body.board.bars[0].here).toBe(1);
  });

  test('with a wrong clock, or late, is set right by what their tutor thinks the time is', async () => {
    const ada = await room.join('Ada');
    const theirs = 77;
    const sent = { id: 'late-event', at: theirs - 30, event: { type: 'hand', up: true } };
    now += MINUTE;
    await room.ask('POST', '/v1/sync', { by: ada, body: { now: theirs, seen: 0, events: [sent] } });
    expect((await room.board()).body.board.hands[0].since).toBe(now - 30);
  });

  test('whose clock was years behind until now did not begin before they came', async () => {
    const came = now;
    const ada = await room.join('Ada');
    now += MINUTE;
    const sent = { id: 'long-ago-event', at: 77, event: { type: 'hand', up: true } };
    await room.ask('POST', '/v1/sync', { by: ada, body: { now: 1e12, seen: 0, events: [sent] } });
    expect((await room.board()).body.board.hands[0].since).toBe(came);
  });

  test('hears the pace, a place to meet, lines to all and to them alone, each line once', async () => {
    const ada = await room.join('Ada');
    const bob = await room.join('Bob');
    await room.act({ type: 'pace', step: step(2) });
    await room.act({ type: 'meet', meet: { step: step(3), seconds: 90 } });
    await room.act({ type: 'say', to: 'all', text: 'Coffee!' });
    await room.act({ type: 'say', to: 2, text: 'Well done, Bob' });
    now += 30_000;
    const { news } = (await room.tell(ada)).body;
    expect(news).toMatchObject({ pace: step(2), meet: { step: step(3), leftMs: 60_000 }, ended: false });
    expect(news.says.map(({ text }: { text: string }) => text)).toEqual(['Coffee!']);
    const bobs = (await room.tell(bob)).body.news.says;
    expect(bobs.map(({ text }: { text: string }) => text)).toEqual(['Coffee!', 'Well done, Bob']);
    const again = await room.ask('POST', '/v1/sync', {
      by: bob,
      body: { now, seen: bobs[1].pos, events: [] },
    });
    expect(again.body.news.says).toEqual([]);
  });

  test('raises a hand, which the teacher sees in order and lowers', async () => {
    const ada = await room.join('Ada');
    const bob = await room.join('Bob');
    await room.tell(bob, { type: 'hand', up: true });
    now += 1;
    await room.tell(ada, { type: 'hand', up: true });
    expect((await room.board()).body.board.hands.map(({ name }: { name: string }) => name)).toEqual([
      'Bob',
      'Ada',
    ]);
    await room.act({ type: 'lower-hand', learner: 2 });
    expect((await room.tell(bob)).body.news.hand).toBe(false);
    expect((await room.tell(ada)).body.news.hand).toBe(true);
  });

  test('does an exercise with the room, and its solution is released', async () => {
    const ada = await room.join('Ada');
    await room.act({ type: 'set-exercise', exercise: { id: 'idle-worker', seconds: 300 } });
    await room.tell(ada, {
      ...{ type: 'exercise', exercise: 'idle-worker', status: 'passed', tries: 2, hints: 1, durationMs: 9 },
    });
    await room.act({ type: 'release', exercise: 'idle-worker' });
    expect((await room.tell(ada)).body.news.exercise).toEqual({
      id: 'idle-worker',
      leftMs: 300_000,
      released: true,
    });
    expect((await room.board()).body.board.exercise).toMatchObject({
      passed: 1,
      results: [{ name: 'Ada', tries: 2 }],
    });
  });

  test('leaves, or is forgotten with all that they told', async () => {
    const ada = await room.join('Ada');
    const bob = await room.join('Bob');
    await room.tell(bob, atStep(step(0), 'passed'));
    expect((await room.ask('POST', '/v1/leave', { by: ada, body: { forget: false } })).status).toBe(200);
    expect((await room.ask('POST', '/v1/leave', { by: bob, body: { forget: true } })).status).toBe(200);
    expect((await room.board()).body.board).toMatchObject({ learners: 0, left: 1 });
    expect((await room.board()).body.board.bars[0].passed).toBe(0);
    const log = await room.store.after(room.server.room.record.id, 0, 99);
    expect(JSON.stringify(log)).not.toContain('Bob');
    expect((await room.tell(bob)).body).toEqual({ problem: 'not-a-learner' });
  });
});

describe('the board', () => {
  test('names who is stuck, on what, how long, and the cause that most share first', async () => {
    const [ada, bob, eve] = [await room.join('Ada'), await room.join('Bob'), await room.join('Eve')];
    const other = { ...FAILING, check: 'other', title: 'Other' };
    await room.tell(eve, atStep(step(1), 'failed', { failing: [other], tries: 1 }));
    now += MINUTE;
    await room.tell(ada, atStep(step(1), 'failed', { failing: [FAILING], tries: 1 }));
    now += MINUTE;
    await room.tell(bob, atStep(step(1), 'failed', { failing: [FAILING], tries: 3 }));
    await room.tell(ada, atStep(step(1), 'working', { tries: 2 }));
    await room.tell(ada, atStep(step(1), 'failed', { failing: [FAILING], tries: 2 }));
    const { causes, stuck, bars } = (await room.board()).body.board;
    expect(
      causes.map(({ trouble, count }: { trouble: { id: string }; count: number }) => [trouble.id, count]),
    ).toEqual([
      ['two-nodes', 2],
      ['other', 1],
    ]);
    expect(stuck.map(({ name, tries }: { name: string; tries: number }) => [name, tries])).toEqual([
      ['Eve', 1],
      ['Ada', 2],
      ['Bob', 3],
    ]);
    expect(stuck[1].since).toBe(now - MINUTE);
    expect(bars[1]).toMatchObject({ here: 3, failing: 3 });
    await room.tell(eve, atStep(step(1), 'passed'));
    expect((await room.board()).body.board.stuckCount).toBe(2);
  });

  test('a wrong answer holds somebody up at once, and so does the next try until it has worked', async () => {
    const ada = await room.join('Ada');
    await room.tell(ada, atStep(step(0), 'failed'));
    const held = async () => (await room.board()).body.board.stuck[0];
    expect(await held()).toMatchObject({ name: 'Ada', trouble: { kind: 'try', title: '' } });
    await room.tell(ada, atStep(step(0), 'working', { tries: 2 }));
    expect(await held()).toMatchObject({ trouble: { kind: 'try' }, tries: 2 });
    await room.tell(ada, atStep(step(0), 'passed', { tries: 2 }));
    expect(await held()).toBeUndefined();
  });

  test('shows somebody who has sat at a step for long without a try', async () => {
    const ada = await room.join('Ada');
    await room.tell(ada, atStep(step(1)));
    now += 11 * MINUTE;
    expect((await room.board()).body.board.stuck[0]).toMatchObject({
      name: 'Ada',
      trouble: { kind: 'time' },
    });
  });

  test('hides names from all but the teacher', async () => {
    const ada = await room.join('Ada');
    await room.tell(ada, { type: 'hand', up: true });
    await room.act({ type: 'hide-names', on: true });
    expect(JSON.stringify((await room.board(room.code)).body)).not.toContain('Ada');
    expect(JSON.stringify((await room.ask('GET', '/v1/learners', { by: room.code })).body)).not.toContain(
      'Ada',
    );
    expect(JSON.stringify((await room.board()).body)).toContain('Ada');
    expect(JSON.stringify((await room.ask('GET', '/v1/export', { by: room.key })).body)).not.toContain('Ada');
  });

  test('comes back whole after the server is gone, and with a second server on the same store', async () => {
    const ada = await room.join('Ada');
    await room.tell(ada, atStep(step(0), 'passed', { done: 1 }));
    await room.act({ type: 'pace', step: step(2) });
    const before = (await room.board()).body.board;
    const store = await openSqlite(join(folder, 'rooms.db'));
    const second = await playRoom(folder, { store, now: () => now });
    expect((await second.board()).body.board).toEqual(before);
    await second.tell(ada, atStep(step(1)));
    await room.server.room.catchUp();
    expect((await room.board()).body.board.bars[1].here).toBe(1);
    await second.close();
    await store.close();
  });

  test('ends for everybody', async () => {
    const ada = await room.join('Ada');
    await room.act({ type: 'end' });
    expect((await room.tell(ada, atStep(step(0)))).body.news.ended).toBe(true);
    expect((await room.board()).body.board).toMatchObject({ endedAt: now });
    expect((await room.board()).body.board.bars[0].here).toBe(0);
    const body = { version: 1, code: room.code, name: 'Bob', token: newToken() };
    expect((await room.ask('POST', '/v1/join', { body })).body).toEqual({ problem: 'ended' });
  });
});

describe('who may do what', () => {
  test('nothing is seen without the code, and nothing done without the key', async () => {
    const ada = await room.join('Ada');
    for (const path of ['board', 'outline', 'live', 'learners', 'export', 'positions'])
      expect((await room.ask('GET', `/v1/${path}`)).status, path).toBe(401);
    for (const by of [room.code, ada])
      expect((await room.ask('POST', '/v1/acts', { by, body: { type: 'end' } })).status).not.toBe(200);
    expect((await room.ask('GET', '/v1/export', { by: room.code })).body).toEqual({ problem: 'not-allowed' });
    expect((await room.board()).body.board.endedAt).toBeUndefined();
  });

  test('a browser gets a cookie that no page can read and no other site can use', async () => {
    const { headers, body } = await room.ask('POST', '/v1/session', { body: { secret: room.key } });
    expect(body).toEqual({ role: 'teach' });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    const own = { cookie: cookie.split(';')[0] ?? '' };
    const act = { type: 'say', to: 'all', text: 'hi' };
    expect((await room.ask('POST', '/v1/acts', { headers: own, body: act })).status).toBe(200);
    const evil = { ...own, origin: 'http://evil.example' };
    expect((await room.ask('POST', '/v1/acts', { headers: evil, body: act })).body).toEqual({
      problem: 'other-site',
    });
    const form = { ...own, 'content-type': 'text/plain' };
    expect((await room.ask('POST', '/v1/acts', { headers: form, body: JSON.stringify(act) })).status).toBe(
      400,
    );
  });

  test('guessing codes ends soon, for the right one too', async () => {
    const guess = (code: string) => room.ask('POST', '/v1/hello', { body: { version: 1, code } });
    const answers = [];
    for (let at = 0; at < 11; at += 1)
      answers.push((await guess(`AAAA-AAA${'ABCDEFGHJKM'[at]}`)).body.problem);
    expect(answers.at(0)).toBe('bad-code');
    expect(answers.at(-1)).toBe('too-many-tries');
    expect((await guess(room.code)).body).toEqual({ problem: 'too-many-tries' });
    // The teacher is not locked out by what learners do.
    expect((await room.board()).status).toBe(200);
  });

  test('guessing keys and tokens ends soon', async () => {
    const tries = [];
    for (let at = 0; at < 12; at += 1)
      tries.push(
        (await room.ask('POST', '/v1/sync', { by: newToken(), body: { now, seen: 0, events: [] } })).body
          .problem,
      );
    expect(tries.at(-1)).toBe('too-many-tries');
    expect((await room.ask('GET', '/v1/board', { by: newKey() })).body.problem).toBe('too-many-tries');
  });

  test('a learner can write as nobody else', async () => {
    const ada = await room.join('Ada');
    await room.join('Bob');
    const body = { now, seen: 0, learner: 2, events: [] };
    expect((await room.ask('POST', '/v1/sync', { by: ada, body })).body).toEqual({ problem: 'bad-request' });
    const forged = { id: 'forged-event', at: now, by: 2, event: { type: 'hand', up: true } };
    await room.ask('POST', '/v1/sync', { by: ada, body: { now, seen: 0, events: [forged] } });
    expect((await room.board()).body.board.handCount).toBe(0);
  });

  test('who was shown out stays out', async () => {
    const eve = await room.join('Eve');
    await room.act({ type: 'remove', learner: 1 });
    expect((await room.tell(eve, { type: 'hand', up: true })).body).toEqual({ problem: 'not-a-learner' });
    await expect(room.join('Eve', eve)).rejects.toThrow('401');
    expect((await room.board()).body.board.learners).toBe(0);
  });

  test('too much at once is refused, and the room goes on', async () => {
    const ada = await room.join('Ada');
    const large = await room.ask('POST', '/v1/sync', { by: ada, body: 'x'.repeat(300_000) });
    expect(large.body).toEqual({ problem: 'too-large' });
    const answers = await Promise.all(Array.from({ length: 200 }, () => room.tell(ada)));
    expect(answers.map(({ status }) => status)).toContain(429);
    const bob = await room.join('Bob');
    expect((await room.tell(bob)).status).toBe(200);
  });

  test('another version of the contract, or no JSON, is told so', async () => {
    const { body } = await room.ask('POST', '/v1/hello', { body: { version: 2, code: room.code, more: 1 } });
    expect(body).toEqual({ problem: 'other-version' });
    expect((await room.ask('POST', '/v1/hello', { body: '{' })).body).toEqual({ problem: 'bad-request' });
    expect((await room.ask('GET', '/nowhere')).body).toEqual({ problem: 'not-found' });
  });

  test('names and texts arrive as one harmless line', async () => {
    await room.join('A\u001b]52;c;eA==\u0007\n\u202eb');
    const { learners } = (await room.ask('GET', '/v1/learners', { by: room.key })).body;
    expect(learners[0].name).toBe('A\\x1b]52;c;eA==\\x07\\n\\u202eb');
  });
});
