/** What a learner's tutor asks of the server: to join, to tell and be told, to leave. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import { defined } from '../../value/defined.ts';
import { isRecord } from '../../value/json.ts';
import { newsFor } from '../board/news.ts';
import { hashOf } from '../contract/codes.ts';
import { sentEvent } from '../contract/events.ts';
import { MOST_EVENTS_OF_LEARNER, MOST_LEARNERS } from '../contract/limits.ts';
import type { NewEntry } from '../contract/log.ts';
import {
  type HelloAnswer,
  helloRequest,
  type JoinAnswer,
  joinRequest,
  leaveRequest,
  type SyncAnswer,
  syncRequest,
} from '../contract/wire.ts';
import type { RoomAccess } from './access.ts';
import { readBody } from './body.ts';
import { Limiter } from './limiter.ts';
import type { LiveRoom } from './live-room.ts';
import { RoomRefusal } from './refusal.ts';

/** Requests and events of one learner: a tutor syncs every few seconds, and after hours without a network it has hundreds to tell. */
const SYNCS = { atOnce: 60, perMinute: 120 } as const;
const EVENTS = { atOnce: 3_000, perMinute: 300 } as const;
/** Learners who join, of all together. */
const JOINS = { atOnce: 1_000, perMinute: 1_000 } as const;

/** Adds the routes. */
export function addLearnerRoutes(app: Hono, room: LiveRoom, access: RoomAccess): void {
  const syncs = new Limiter(SYNCS.atOnce, SYNCS.perMinute);
  const events = new Limiter(EVENTS.atOnce, EVENTS.perMinute);
  const joins = new Limiter(JOINS.atOnce, JOINS.perMinute);
  const hello = (): HelloAnswer => ({
    name: room.record.name,
    course: room.record.course,
    ...defined({ courseHash: room.outline.hash }),
    keepDays: room.record.keepDays,
  });

  app.post('/v1/hello', async (c) => {
    requireCode((await readBody(c, helloRequest)).code, c);
    return c.json(hello());
  });

  app.post('/v1/join', async (c) => {
    const { code, name, token } = await readBody(c, joinRequest);
    requireCode(code, c);
    if (!joins.take('', performance.now())) throw new RoomRefusal('too-fast');
    const number = await room.store.enter(room.record.id, hashOf(token), MOST_LEARNERS);
    if (number === undefined) throw new RoomRefusal('full');
    if (room.state.wasRemoved(number)) throw new RoomRefusal('not-a-learner');
    await room.write([{ by: number, id: randomUUID(), at: room.now(), body: { type: 'joined', name } }]);
    await room.catchUp();
    return c.json({ ...hello(), learner: number } satisfies JoinAnswer);
  });

  app.post('/v1/sync', async (c) => {
    const learner = await access.learner(c);
    if (!syncs.take(String(learner), performance.now())) throw new RoomRefusal('too-fast');
    const request = await readBody(c, syncRequest);
    const now = room.now();
    const since = room.state.learners.get(learner)?.joinedAt ?? now;
    const { taken, refused } = entriesOf(request, learner, { since, now });
    if (room.state.endedAt === undefined) {
      if ((room.state.learners.get(learner)?.events ?? 0) + taken.length > MOST_EVENTS_OF_LEARNER)
        throw new RoomRefusal('full');
      if (!events.take(String(learner), performance.now(), taken.length)) throw new RoomRefusal('too-fast');
      await room.write(taken);
      // Another server may have written in between: the answer says how the hand is, so it must have been seen here.
      if (taken.some(({ body }) => body.type === 'hand')) await room.catchUp();
    }
    const news = newsFor(room.state, learner, request.seen, room.now());
    return c.json({ refused, news } satisfies SyncAnswer);
  });

  app.post('/v1/leave', async (c) => {
    const learner = await access.learner(c);
    const { forget } = await readBody(c, leaveRequest);
    const now = room.now();
    if (forget) await room.store.forget(room.record.id, learner, now);
    else
      await room.write([
        { by: learner, id: randomUUID(), at: now, body: { type: 'left', forgotten: false } },
      ]);
    await room.catchUp();
    return c.json({});
  });

  function requireCode(code: string, c: Context): void {
    if (!access.isCode(code, c)) throw new RoomRefusal('bad-code');
    if (room.state.endedAt !== undefined) throw new RoomRefusal('ended');
  }
}

/** The events as entries of the log, by the server's clock: a learner's may be wrong or set right in between, and a late event did not happen just now, but after its learner came. */
function entriesOf(
  { now: theirs, events }: { readonly now: number; readonly events: readonly unknown[] },
  learner: number,
  { since, now }: { readonly since: number; readonly now: number },
): { readonly taken: readonly NewEntry[]; readonly refused: readonly string[] } {
  const taken: NewEntry[] = [];
  const refused: string[] = [];
  for (const sent of events) {
    const read = sentEvent.safeParse(sent);
    if (read.success) {
      const { id, at, event } = read.data;
      const happened = Math.max(since, now - Math.max(0, theirs - at));
      taken.push({ by: learner, id, at: Math.min(now, happened), body: event });
    } else if (isRecord(sent) && typeof sent.id === 'string') refused.push(sent.id.slice(0, 64));
    else throw new RoomRefusal('bad-request');
  }
  return { taken, refused };
}
