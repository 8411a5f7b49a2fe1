/** The board of a room on another computer: it shows and does what the teacher's own does, and believes nothing that has another form. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RemoteBoard } from '../../../src/room/client/remote-board.ts';
import { OwnBoard } from '../../../src/room/server/own-board.ts';
import { type CutNetwork, networkTo } from '../../support/cut.ts';
import { atStep, type PlayedRoom, playRoom } from '../../support/room.ts';

let folder: string;
let room: PlayedRoom;
const boards: { readonly board: RemoteBoard; readonly following: Promise<void> }[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'remote-board-'));
  room = await playRoom(folder, { name: 'Monday' });
});
afterEach(async () => {
  for (const { board, following } of boards.splice(0)) {
    board.close();
    await following;
  }
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(secret: string, address = room.url): Promise<RemoteBoard> {
  const board = await RemoteBoard.open({ address, secret }, new AbortController().signal);
  boards.push({ board, following: board.follow() });
  return board;
}

const until = (holds: () => boolean) =>
  vi.waitFor(() => expect(holds()).toBe(true), { timeout: 60_000, interval: 20 });

test('shows a teacher what their own computer shows, as it happens, and does what they do', async () => {
  const board = await open(room.key);
  expect([board.isTeacher, board.now().name, board.now().code]).toEqual([true, 'Monday', room.code]);
  const ada = await room.join('Ada');
  const step = board.outline.steps[1]?.id ?? '';
  const failing = [{ check: 'c', title: 'Two nodes', expected: '2', seen: '1' }];
  await room.tell(ada, { type: 'hand', up: true }, atStep(step, 'failed', { failing }), {
    ...{ type: 'screen', step },
    lines: ['$ docker node ls'],
  });
  await until(() => board.now().view.shared.length === 1 && board.now().view.stuckCount === 1);
  const own = new OwnBoard(room.server.room, 1);
  const { now: _here, ...here } = board.now().view;
  const { now: _there, ...there } = own.now().view;
  expect(here).toEqual(there);
  expect(await board.learner(1)).toEqual(await own.learner(1));
  expect(await board.at(step)).toMatchObject([{ name: 'Ada', status: 'failed' }]);
  expect(await board.figures('csv')).toBe(await own.figures('csv'));
  own.close();
  expect(await board.act({ type: 'lower-hand', learner: 1 })).toBeUndefined();
  expect(board.now().view.handCount).toBe(0);
});

test('lets who has the code look, and nothing else', async () => {
  await room.join('Ada');
  const board = await open(room.code);
  expect(board.isTeacher).toBe(false);
  expect(await board.act({ type: 'end' })).toBe('not-allowed');
  await expect(board.figures('json')).rejects.toMatchObject({ problem: 'not-allowed' });
  await expect(open('AAAA-AAAA')).rejects.toMatchObject({ problem: 'bad-code' });
});

test('says that the connection is lost, comes back, and has what happened meanwhile', async () => {
  const network: CutNetwork = await networkTo(room.server.port);
  const board = await open(room.key, `http://127.0.0.1:${network.port}`);
  network.cut();
  await until(() => board.now().isLost);
  const ada = await room.join('Ada');
  await room.tell(ada, { type: 'hand', up: true });
  network.mend();
  await until(() => board.now().view.handCount === 1 && !board.now().isLost);
  boards.at(-1)?.board.close();
  await network.close();
});

test.each([
  ['a page', '<h1>Hello</h1>'],
  ['another document', '{"role":"teach"}'],
  [
    'a board that is none',
    '{"role":"teach","room":{"name":"x","code":"y","trouble":null},"board":{"bars":"all"}}',
  ],
])('believes no server that answers with %s', async (_what, answer) => {
  const server = createServer((_request, response) => response.end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(open('AAAA-AAAA', `http://127.0.0.1:${port}`)).rejects.toMatchObject({ problem: 'no-room' });
  await new Promise((resolve) => server.close(resolve));
});

test('texts of a server that lies stay text', async () => {
  const harm = '\u001B]0;mine\u0007';
  const { body } = await room.board();
  const lie = { ...body, room: { ...body.room, name: harm } };
  lie.board.hands = [{ number: 1, name: harm, since: 1 }];
  const outline = (await room.ask('GET', '/v1/outline', { by: room.key })).body;
  const server = createServer((request, response) => {
    response.end(JSON.stringify(request.url === '/v1/outline' ? outline : lie));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const board = await RemoteBoard.open(
    { address: `http://127.0.0.1:${port}`, secret: 'AAAA-AAAA' },
    new AbortController().signal,
  );
  expect(JSON.stringify(board.now())).not.toContain('\\u001b');
  expect(board.now().view.hands[0]?.name).toContain('x1b');
  await new Promise((resolve) => server.close(resolve));
});
