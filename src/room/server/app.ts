/** The server of a room as a function from requests to answers. */
import { Hono } from 'hono/tiny';
import { reasonOf } from '../../value/error.ts';
import { RoomAccess } from './access.ts';
import { addBoardRoutes } from './board-routes.ts';
import { fromOwnPagesOnly, withHeaders, withoutExcess } from './guard.ts';
import { addLearnerRoutes } from './learner-routes.ts';
import { type LiveRoom, StoreBusy } from './live-room.ts';
import { addPageRoutes } from './page-routes.ts';
import { RoomRefusal, refusalAnswer } from './refusal.ts';

export interface RoomAppOptions {
  /** Gets what went wrong in here, which nobody is told outside. */
  readonly warn: (message: string) => void;
}

/** The routes of `contract/wire.ts` over a room. */
export function roomApp(room: LiveRoom, { warn }: RoomAppOptions): Hono {
  const app = new Hono();
  const access = new RoomAccess(room);
  app.use(withHeaders, fromOwnPagesOnly, withoutExcess);
  addLearnerRoutes(app, room, access);
  addBoardRoutes(app, room, access);
  addPageRoutes(app);
  /** For a load balancer: whether this server should get requests. */
  app.get('/healthz', (c) => (room.trouble === undefined ? c.text('ok\n') : c.text('store\n', 503)));
  app.notFound(() => refusalAnswer('not-found'));
  app.onError((error) => {
    if (error instanceof RoomRefusal) return refusalAnswer(error.problem);
    // What the store itself throws is its trouble, too: the sender keeps what it has, and comes back.
    if (!(error instanceof StoreBusy)) warn(reasonOf(error));
    return refusalAnswer('store');
  });
  return app;
}
