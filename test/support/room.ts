/** A room that is open on this computer's loopback, its learners and its teacher. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { hashOf, newCode, newKey, newToken } from '../../src/room/contract/codes.ts';
import type { LearnerEvent } from '../../src/room/contract/events.ts';
import { outlineOf } from '../../src/room/contract/outline.ts';
import { LiveRoom } from '../../src/room/server/live-room.ts';
import { type RoomServer, serveRoom } from '../../src/room/server/serve.ts';
import { openSqlite } from '../../src/room/store/sqlite.ts';
import type { RoomStore } from '../../src/room/store/store.ts';

/** An answer: its status, and what it says. */
export interface RoomReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  readonly body: any;
}

export interface PlayedRoom {
  readonly url: string;
  readonly code: string;
  readonly key: string;
  readonly server: RoomServer;
  readonly store: RoomStore;
  /** Asks with a token, a key, or nothing. */
  ask(
    method: string,
    path: string,
    asked?: { readonly by?: string; readonly body?: unknown; readonly headers?: Record<string, string> },
  ): Promise<RoomReply>;
  /** Joins, and gives the learner's token. */
  join(name: string, token?: string): Promise<string>;
  /** Tells events; those without an id get one. */
  tell(token: string, ...events: readonly LearnerEvent[]): Promise<RoomReply>;
  act(act: unknown): Promise<RoomReply>;
  board(by?: string): Promise<RoomReply>;
  close(): Promise<void>;
}

export interface PlayedRoomOptions {
  readonly store?: RoomStore;
  readonly now?: () => number;
  readonly name?: string;
}

/** Opens one in a folder. */
export async function playRoom(folder: string, options: PlayedRoomOptions = {}): Promise<PlayedRoom> {
  const { now = Date.now, name = 'Workshop' } = options;
  const store = options.store ?? (await openSqlite(join(folder, 'rooms.db')));
  const key = newKey();
  const outline = outlineOf(undefined);
  const { room: record } = await store.open({
    ...{ name, course: outline.course, code: newCode(), keepDays: 30, now: now() },
  });
  await store.addKey(record.id, hashOf(key));
  const live = await LiveRoom.open(store, record, outline, now);
  const server = await serveRoom(live, { host: '127.0.0.1', port: 0, warn: () => undefined });
  const url = `http://127.0.0.1:${server.port}`;
  const played: PlayedRoom = {
    ...{ url, key, server, store, code: record.code },
    async ask(method, path, { by, body, headers } = {}) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(by === undefined ? {} : { authorization: `Bearer ${by}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.startsWith('application/json');
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
    },
    async join(learner, token = newToken()) {
      const body = { version: 1, code: record.code, name: learner, token };
      const { status } = await played.ask('POST', '/v1/join', { body });
      if (status !== 200) throw new Error(`not let in: ${status}`);
      return token;
    },
    tell(token, ...events) {
      const sent = events.map((event) => ({ id: randomUUID(), at: now(), event }));
      return played.ask('POST', '/v1/sync', { by: token, body: { now: now(), seen: 0, events: sent } });
    },
    act: (act) => played.ask('POST', '/v1/acts', { by: key, body: act }),
    board: (by = key) => played.ask('GET', '/v1/board', { by }),
    async close() {
      await server.close();
      await live.close();
      if (!options.store) await store.close();
    },
  };
  return played;
}

/** What a tutor tells of a step. */
export function atStep(
  step: string,
  status: Extract<LearnerEvent, { type: 'step' }>['status'] = 'reading',
  more: Partial<Extract<LearnerEvent, { type: 'step' }>> = {},
): LearnerEvent {
  return {
    ...{ type: 'step', step, status, tries: 0, hints: 0, spentMs: 0 },
    ...{ done: 0, finished: false, failing: [], ...more },
  };
}
