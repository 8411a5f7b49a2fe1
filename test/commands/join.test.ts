/** Joining a room and leaving it, as a learner types it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMembership } from '../../src/room/client/membership.ts';
import { outlineOf } from '../../src/room/contract/outline.ts';
import { inside } from '../support/inside.ts';
import { type PlayedRoom, playRoom } from '../support/room.ts';

let folder: string;
let home: string;
let room: PlayedRoom;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'join-'));
  home = join(folder, 'learner');
  room = await playRoom(folder);
});
afterEach(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => inside(args, { home });
const address = () => `${room.url.replace('http://', '')}/${room.code}`;
const joined = () => readMembership(join(home, 'room'));

describe('join', () => {
  test.each([
    ['en', /tries, hints and time[\s\S]*Never: your commands/],
    ['zh', /尝试次数[\s\S]*从不发送：你的命令/],
  ])('says in %s what is sent, and sends nothing without a yes', async (lang, says) => {
    const { code, stdout, stderr } = await run('join', address(), '--as', 'Ada', '--lang', lang);
    expect(code).toBe(2);
    expect(stdout).toMatch(says);
    expect(stderr).toContain('--yes');
    expect(joined()).toBeUndefined();
    expect(room.server.room.state.learners.size).toBe(0);
  });

  test('with a yes the learner is in the room, and twice is once', async () => {
    for (const name of ['Ada', 'Ada L.']) {
      const { code, stdout } = await run('join', address(), '--as', name, '--yes', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ room: 'Workshop', name, learner: 1 });
    }
    expect([...room.server.room.state.learners.values()].map(({ name }) => name)).toEqual(['Ada L.']);
  });

  test.each([
    [[], 2, /192\.168\.1\.5:8765\/CODE/],
    [['not an address'], 2, /not the address of a room/],
    [['ftp://x/CODE'], 2, /not the address of a room/],
    [['127.0.0.1:9'], 2, /code is missing/],
    [['127.0.0.1:9/ABCD-EFGH'], 3, /Nobody answers there/],
    [['127.0.0.1:99999/ABCD-EFGH'], 2, /not the address of a room/],
  ])('%j is told what to do', async (args, code, says) => {
    const ended = await run('join', ...args, '--as', 'Ada', '--yes');
    expect(ended).toMatchObject({ code, stderr: expect.stringMatching(says) });
    expect(ended.stderr).not.toMatch(/\n {2,}at /);
  });

  test('a wrong code, a room that is over: one message, and nothing is kept', async () => {
    const wrong = await run('join', room.url, '--code', 'AAAA-AAAA', '--as', 'Ada', '--yes');
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('not the code of this room') });
    await room.act({ type: 'end' });
    const over = await run('join', address(), '--as', 'Ada', '--yes');
    expect(over).toMatchObject({ code: 3, stderr: expect.stringContaining('The room has ended') });
    expect(joined()).toBeUndefined();
  });

  test('one room at a time', async () => {
    await run('join', address(), '--as', 'Ada', '--yes');
    const other = await run('join', '127.0.0.1:9/ABCD-EFGH', '--as', 'Ada', '--yes');
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('Leave it first') });
  });
});

describe('what the learner does from then on', () => {
  test('is told to the room by an unattended walk, too, and by an exercise', async () => {
    await run('join', address(), '--as', 'Ada', '--yes');
    const [first = '', second = ''] = outlineOf(undefined).steps.map(({ id }) => id);
    await run('run', '--until', second, '--driver', 'simulator', '--speed', 'instant');
    await room.server.room.catchUp();
    expect(room.server.room.state.passedBy(first)).toBe(1);
    expect(room.server.room.state.learners.get(1)).toMatchObject({ step: second, status: 'passed', done: 2 });
    await run('exercise', 'idle-worker', '--reset', '--speed', 'instant');
    await run('exercise', 'idle-worker', '--check', '--speed', 'instant');
    await room.server.room.catchUp();
    expect(room.server.room.state.learners.get(1)?.exercises['idle-worker']).toMatchObject({
      status: 'failed',
      tries: 1,
    });
  });
});

describe('leave', () => {
  test('ends it on both sides', async () => {
    await run('join', address(), '--as', 'Ada', '--yes');
    const { code, stdout } = await run('leave');
    expect([code, stdout]).toEqual([0, expect.stringContaining('You have left the room "Workshop"')]);
    expect(joined()).toBeUndefined();
    expect(room.server.room.state.learners.get(1)?.leftAt).toBeDefined();
    expect(await run('leave')).toMatchObject({ code: 2, stderr: expect.stringContaining('not in a room') });
  });

  test('--forget deletes what the room keeps', async () => {
    await run('join', address(), '--as', 'Ada', '--yes');
    expect((await run('leave', '--forget')).stdout).toContain('is deleted');
    const log = await room.store.after(room.server.room.record.id, 0, 99);
    expect(JSON.stringify(log)).not.toContain('Ada');
  });

  test('where the room is gone, leaving works, and deleting says that it did not', async () => {
    await run('join', address(), '--as', 'Ada', '--yes');
    await room.server.close();
    const forgotten = await run('leave', '--forget');
    expect(forgotten).toMatchObject({ code: 3, stderr: expect.stringContaining('could not be deleted') });
    expect(joined()?.name).toBe('Ada');
    expect(await run('leave')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('could not be reached'),
    });
    expect(joined()).toBeUndefined();
  });
});
