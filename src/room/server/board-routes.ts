/** What a board asks of the server: to be let in, to see, and, for a teacher, to act and to take figures along. */
import { deleteCookie, setCookie } from 'hono/cookie';
import { stream } from 'hono/streaming';
import type { Hono } from 'hono/tiny';
import { detailsOf } from '../board/details.ts';
import { csvOf, exportOf } from '../board/export.ts';
import { isPresent } from '../board/trouble.ts';
import { boardView } from '../board/view.ts';
import { teacherAct } from '../contract/acts.ts';
import { type RoomRole, sessionRequest } from '../contract/wire.ts';
import { wholeLog } from '../store/whole-log.ts';
import { addressOf, type RoomAccess } from './access.ts';
import { boardFeed } from './board-feed.ts';
import { readBody } from './body.ts';
import type { LiveRoom } from './live-room.ts';
import { messagePacker, takesGzip } from './message-packer.ts';
import { RoomRefusal } from './refusal.ts';
import { SharedBoard } from './shared-board.ts';

/** Boards that are open at once: of one address, and in all. */
const MOST_BOARDS_OF_ONE = 8;
const MOST_BOARDS = 100;
/** How long a browser keeps its cookie, seconds: a workshop's day. */
const COOKIE_S = 12 * 60 * 60;
/** Learners in one answer. */
const MOST_LISTED = 500;

/** Adds the routes. */
export function addBoardRoutes(app: Hono, room: LiveRoom, access: RoomAccess): void {
  const boards = new Map<string, number>();
  const board = new SharedBoard(room);

  /** The code or the key is typed once; from then on the browser's cookie has it, which no page can read. */
  app.post('/v1/session', async (c) => {
    const { secret } = await readBody(c, sessionRequest);
    const role = await access.roleOf(secret, c);
    const isSecure =
      new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';
    setCookie(c, access.cookie, role === 'teach' ? secret.trim() : room.record.code, {
      ...{ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: COOKIE_S, secure: isSecure },
    });
    return c.json({ role });
  });

  app.delete('/v1/session', (c) => {
    deleteCookie(c, access.cookie);
    return c.json({});
  });

  app.get('/v1/board', async (c) => {
    const role = await access.role(c);
    return c.json({ role, room: roomOf(room), board: viewFor(role) });
  });

  app.get('/v1/outline', async (c) => {
    await access.role(c);
    return c.json(room.outline);
  });

  app.get('/v1/live', async (c) => {
    const role = await access.role(c);
    const address = addressOf(c);
    const ofOne = boards.get(address) ?? 0;
    const ofAll = [...boards.values()].reduce((sum, count) => sum + count, 0);
    if (ofOne >= MOST_BOARDS_OF_ONE || ofAll >= MOST_BOARDS) throw new RoomRefusal('too-fast');
    boards.set(address, ofOne + 1);
    const isCompressed = takesGzip(c.req.header('accept-encoding'));
    c.header('Content-Type', 'text/event-stream');
    if (isCompressed) c.header('Content-Encoding', 'gzip');
    return stream(c, async (out) => {
      const ended = new AbortController();
      out.onAbort(() => ended.abort());
      const packer = messagePacker(isCompressed);
      try {
        const parts = { room, board, showNames: role === 'teach', packer, signal: ended.signal };
        for await (const bytes of boardFeed(parts)) await out.write(bytes);
      } finally {
        const left = (boards.get(address) ?? 1) - 1;
        if (left > 0) boards.set(address, left);
        else boards.delete(address);
      }
    });
  });

  /** Who is at a step (`?step=`), or everybody: their number, name, and how it goes. */
  app.get('/v1/learners', async (c) => {
    const role = await access.role(c);
    const step = c.req.query('step');
    const isNamed = role === 'teach' || !room.state.namesHidden;
    const all = [...room.state.learners.values()].filter(
      (learner) => isPresent(learner) && (step === undefined || learner.step === step),
    );
    const learners = all
      .slice(0, MOST_LISTED)
      .map(({ shared, events: _all, exercises: _own, ...learner }) => ({
        ...learner,
        name: isNamed ? learner.name : null,
        failing: role === 'teach' ? learner.failing : [],
        hasShared: shared !== undefined,
      }));
    return c.json({ count: all.length, learners });
  });

  /** What a learner has told last, with the screen that they shared: for the teacher, and nobody else. */
  app.get('/v1/learners/:number', async (c) => {
    await access.requireTeacher(c);
    const learner = room.state.learners.get(Number(c.req.param('number')));
    if (!learner) throw new RoomRefusal('not-found');
    return c.json(detailsOf(learner));
  });

  app.post('/v1/acts', async (c) => {
    await access.requireTeacher(c);
    await room.act(await readBody(c, teacherAct));
    return c.json({ board: viewFor('teach') });
  });

  app.get('/v1/export', async (c) => {
    await access.requireTeacher(c);
    const exported = exportOf(room.record, await wholeLog(room.store, room.record.id));
    if (c.req.query('format') !== 'csv') return c.json(exported);
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="room.csv"');
    return c.body(csvOf(exported));
  });

  /** The place in the log that this server's board shows, in a line each time that it has changed: for programs that wait for something. */
  app.get('/v1/positions', async (c) => {
    await access.requireTeacher(c);
    c.header('Content-Type', 'text/plain; charset=utf-8');
    return stream(c, async (out) => {
      let wake: () => void = () => undefined;
      const stop = room.subscribe(() => wake());
      out.onAbort(() => wake());
      for (let said = -1; !out.aborted; ) {
        const { pos } = room.state;
        if (pos === said) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else {
          said = pos;
          await out.write(`${pos}\n`);
        }
      }
      stop();
    });
  });

  function viewFor(role: RoomRole): ReturnType<typeof boardView> {
    return boardView(room.state, room.outline, room.now(), role === 'teach');
  }
}

/** What a board says of the room itself. */
export function roomOf({ record, trouble }: LiveRoom): object {
  const { name, code, course, openedAt, keepDays } = record;
  return { name, code, course, openedAt, keepDays, trouble: trouble ?? null };
}
