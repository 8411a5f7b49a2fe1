/** The events of an engine and its swarm, and the engine's disk usage. */

import type { DiskUsage, Filters } from '../contract/engine.ts';
import type { EventMessage } from '../contract/types.ts';
import type { SimEvent } from '../model/sim-objects.ts';
import { usersOf } from '../storage/volumes.ts';
import { type ApiContext, checkUp, fits, fitsLabels, ownCluster, ownNode, plain } from './context.ts';
import { sizeOf } from './volumes.ts';

const message = (event: SimEvent, scope: EventMessage['scope']): EventMessage => ({
  Type: event.type,
  Action: event.action,
  Actor: { ID: event.id, Attributes: { ...event.attributes } },
  scope,
  time: Math.floor(event.at / 1000),
  timeNano: Math.round(event.at * 1e6),
});

/** Filters that take a name or an id of an object of their type. */
const OBJECTS = [
  'container',
  'image',
  'volume',
  'network',
  'daemon',
  'node',
  'service',
  'secret',
  'config',
  'plugin',
];

function matches(event: EventMessage, filters: Filters | undefined): boolean {
  const { Type, Action, Actor, scope } = event;
  const word = Action.split(':')[0] ?? '';
  return (
    fits(filters, 'type', (type) => type === Type) &&
    fits(filters, 'event', (action) => action === Action || action === word) &&
    fits(filters, 'scope', (wanted) => wanted === scope) &&
    fitsLabels(filters, Actor.Attributes) &&
    OBJECTS.every((type) =>
      fits(filters, type, (ref) => {
        if (type === 'image' && Type === 'container') {
          const image = Actor.Attributes.image ?? '';
          return image === ref || image.split(/[:@]/)[0] === ref;
        }
        return Type === type && (Actor.ID.startsWith(ref) || Actor.Attributes.name === ref);
      }),
    )
  );
}

/** The events between two times (simulated milliseconds), in order. */
export function listEvents(ctx: ApiContext, since: number, until: number, filters?: Filters): EventMessage[] {
  checkUp(ctx);
  const manager = ownNode(ctx)?.ManagerStatus !== undefined;
  const cluster = manager ? (ownCluster(ctx)?.events ?? []) : [];
  const all: (readonly [SimEvent, EventMessage['scope']])[] = [
    ...ctx.daemon.events.map((event) => [event, 'local'] as const),
    ...cluster.map((event) => [event, 'swarm'] as const),
  ];
  return all
    .filter(([{ at }]) => at >= since && at <= until)
    .sort(([a], [b]) => a.at - b.at)
    .map(([event, scope]) => message(event, scope))
    .filter((event) => matches(event, filters));
}

/** Images, containers and volumes with their sizes, bytes. */
export function diskUsage(ctx: ApiContext): DiskUsage {
  checkUp(ctx);
  const { daemon, sim } = ctx;
  const bases = new Map<string, number>();
  for (const image of daemon.images) {
    const { base } = image.sim;
    if (base !== undefined) bases.set(base.id, base.size);
  }
  const images = daemon.images.map((image) => ({
    image: plain(image),
    shared: image.sim.base?.size ?? (bases.has(image.Id) ? image.Size : 0),
    containers: daemon.containers.filter((c) => c.Image === image.Id).length,
  }));
  const shared = [...bases.values()].reduce((sum, size) => sum + size, 0);
  return {
    images,
    layers: images.reduce((sum, { image, shared: part }) => sum + image.Size - part, shared),
    containers: daemon.containers.map((c) => ({ container: plain(c), size: sizeOf(sim, c.sim.files) })),
    volumes: daemon.volumes.map((v) => ({
      volume: plain(v),
      links: usersOf(daemon, v.Name).length,
      size: sizeOf(sim, v.sim.files),
    })),
  };
}
