/** What happened: engines and swarms remember the last of it for `docker events`. */
import type { Labels } from '../contract/common-types.ts';
import type { Sim } from './sim.ts';
import type { SimEvent } from './sim-objects.ts';
import type { Cluster, Daemon, SimContainer } from './state.ts';

/** As many as a real engine remembers. */
export const EVENTS_KEPT = 256;

function keep(list: SimEvent[], event: SimEvent): void {
  list.push(event);
  if (list.length > EVENTS_KEPT) list.splice(0, list.length - EVENTS_KEPT);
}

/** An event, but for its time: that is now. */
type Happened = Omit<SimEvent, 'at' | 'attributes'> & Partial<Pick<SimEvent, 'attributes'>>;

/** Notes what happened on an engine. */
export function note(sim: Sim, daemon: Daemon, happened: Happened): void {
  keep(daemon.events, { attributes: {}, ...happened, at: sim.now });
}
/** Notes what happened to a container. */
export function noteContainer(
  sim: Sim,
  daemon: Daemon,
  container: SimContainer,
  action: string,
  more: Labels = {},
): void {
  const attributes = {
    ...container.Config.Labels,
    image: container.Config.Image,
    name: container.Name.slice(1),
    ...more,
  };
  note(sim, daemon, { type: 'container', action, id: container.Id, attributes });
}
/** Notes what happened in a swarm; its managers tell it. */
export function noteCluster(sim: Sim, cluster: Cluster, happened: Happened): void {
  keep(cluster.events, { attributes: {}, ...happened, at: sim.now });
}

/** Notes that a container came into a network or left it. */
export function noteNetwork(
  sim: Sim,
  daemon: Daemon,
  container: SimContainer,
  networkId: string,
  action: 'connect' | 'disconnect',
): void {
  const local = daemon.networks.find((n) => n.Id === networkId);
  const cluster = sim.state.clusters[daemon.swarm.clusterId];
  const name = local?.Name ?? cluster?.networks.find((n) => n.ID === networkId)?.Spec.Name ?? '';
  const type = local?.Driver ?? 'overlay';
  note(sim, daemon, {
    type: 'network',
    action,
    id: networkId,
    attributes: { container: container.Id, name, type },
  });
}
