/** The stream to a board that is open: the whole board, then what has changed, in few bytes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type BoardPatch, patched } from '../../../src/room/board/patch.ts';
import { RoomState } from '../../../src/room/board/room-state.ts';
import { type BoardView, boardView } from '../../../src/room/board/view.ts';
import { outlineOf } from '../../../src/room/contract/outline.ts';
import { boardFeed } from '../../../src/room/server/board-feed.ts';
import { messagePacker, takesGzip } from '../../../src/room/server/message-packer.ts';
import { atStep, type PlayedRoom, playRoom } from '../../support/room.ts';

const FAILING = { check: 'two-nodes', title: 'Two nodes', expected: '2 nodes', seen: '1 node' };

describe('over HTTP', () => {
  let folder: string;
  let room: PlayedRoom;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'live-'));
    room = await playRoom(folder);
  });
  afterEach(async () => {
    await room.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The board as its page puts it together, until it is as wanted. */
  async function follow(accepted: string, isEnough: (view: BoardView) => boolean) {
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${room.key}`, 'accept-encoding': accepted };
    const answer = await fetch(`${room.url}/v1/live`, { headers, signal: stop.signal });
    let view: BoardView | undefined;
    let text = '';
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const messages = (text + part).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const [, event, data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(message) ?? [];
        if (event === 'board') view = JSON.parse(data) as BoardView;
        else if (view) view = patched(view, JSON.parse(data) as BoardPatch);
      }
      if (view && isEnough(view)) break;
    }
    stop.abort();
    return { view, encoding: answer.headers.get('content-encoding') };
  }

  test.each([
    ['gzip, deflate, br', 'gzip'],
    ['identity', null],
  ])('accepting %s, the changes put together are the board', async (accepted, encoding) => {
    const steps = room.server.room.outline.steps.map(({ id }) => id);
    const ada = await room.join('Ada');
    const following = follow(accepted, ({ stuckCount, learners }) => stuckCount === 1 && learners === 3);
    await room.join('Bob');
    await room.tell(ada, atStep(steps[0] ?? '', 'passed'));
    await room.join('Cleo');
    await room.tell(ada, atStep(steps[1] ?? '', 'failed', { failing: [FAILING] }));
    const followed = await following;
    expect(followed.encoding).toBe(encoding);
    const { body } = await room.board();
    const { now: _now, ...wanted } = body.board;
    expect(followed.view).toMatchObject(wanted);
  });

  test('a teacher can follow the place in the log, nobody else', async () => {
    const ada = await room.join('Ada');
    expect((await room.ask('GET', '/v1/positions', { by: room.code })).status).toBe(403);
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${room.key}` };
    const answer = await fetch(`${room.url}/v1/positions`, { headers, signal: stop.signal });
    const heard: number[] = [];
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      heard.push(...part.trim().split('\n').map(Number));
      if (heard.length === 1) await room.tell(ada, { type: 'hand', up: true });
      else break;
    }
    stop.abort();
    expect(heard).toEqual([1, 2]);
  });

  test('names that are hidden leave the board of who only looks at once', async () => {
    await room.join('Ada');
    const looking = () => room.ask('GET', '/v1/board', { by: room.code });
    const token = await room.join('Bob');
    await room.tell(token, { type: 'hand', up: true });
    expect(JSON.stringify((await looking()).body.board)).toContain('Bob');
    await room.act({ type: 'hide-names', on: true });
    expect(JSON.stringify((await looking()).body.board)).not.toContain('Bob');
  });
});

test('of what a browser accepts, gzip is taken unless it is refused', () => {
  for (const accepted of ['gzip', 'br, GZIP;q=0.5', 'deflate,gzip;q=1.0'])
    expect(takesGzip(accepted)).toBe(true);
  for (const accepted of [undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.0, br'])
    expect(takesGzip(accepted)).toBe(false);
});

test('each compressed message is whole when it is sent, a long one too, and the same again costs next to nothing', async () => {
  const packer = messagePacker(true);
  const long = Array.from({ length: 9_000 }, (_, at) => (at * 7_919).toString(36)).join(' ');
  const through = new DecompressionStream('gzip');
  const writer = through.writable.getWriter();
  const reader = through.readable.pipeThrough(new TextDecoderStream()).getReader();
  const received = async (text: string): Promise<number> => {
    const packed = await packer.pack(text);
    void writer.write(packed as Uint8Array<ArrayBuffer>);
    let got = '';
    while (got.length < text.length) got += (await reader.read()).value ?? '';
    expect(got).toBe(text);
    return packed.length;
  };
  await received(long);
  await received('a short one');
  const line = long.slice(0, 2_000);
  const first = await received(line);
  expect(await received(line)).toBeLessThan(first / 10);
  packer.close();
});

describe('with a thousand learners who change all the time', () => {
  afterEach(() => vi.useRealTimers());

  test('a board is sent at most 50 kB in a minute, and ends up as the board is', async () => {
    vi.useFakeTimers();
    const state = new RoomState();
    const outline = outlineOf(undefined);
    const listeners = new Set<() => void>();
    const add = (by: number, body: Parameters<RoomState['apply']>[0]['body']): void =>
      state.apply({ pos: state.pos + 1, by, id: `e${state.pos}`, at: Date.now(), body });
    for (let by = 1; by <= 1_000; by += 1) add(by, { type: 'joined', name: `Learner ${by}` });
    const stop = new AbortController();
    const view = (): BoardView => boardView(state, outline, Date.now(), true);
    const feed = boardFeed({
      room: {
        state,
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      board: { view },
      showNames: true,
      // Each message by itself, so that no other thread is waited for.
      packer: { pack: async (text) => gzipSync(text), close: () => undefined },
      signal: stop.signal,
    });
    let board: BoardView | undefined;
    let bytes = 0;
    const reading = (async () => {
      for await (const part of feed) {
        bytes += part.length;
        const [, event, data = ''] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(gunzipSync(part).toString()) ?? [];
        board = event === 'board' || !board ? JSON.parse(data) : patched(board, JSON.parse(data));
      }
    })();
    for (let second = 0; second < 60; second += 1) {
      for (let by = 1; by <= 1_000; by += 1) {
        const step = outline.steps[(by + second) % outline.steps.length]?.id ?? '';
        add(by, atStep(step, (by + second) % 3 === 0 ? 'failed' : 'passed', { failing: [FAILING] }));
      }
      for (const listener of listeners) listener();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(bytes).toBeLessThan(50_000);
    expect(board?.learners).toBe(1_000);
    await vi.advanceTimersByTimeAsync(60_000);
    const { now: _now, pos: _pos, ...wanted } = view();
    expect(board).toMatchObject(wanted);
    stop.abort();
    await reading;
  });
});
