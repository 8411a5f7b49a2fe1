/** Events: engines and swarms remember the latest for `docker events`. */
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

/** An event without its time, which is now. */
type Happened = Omit<SimEvent, 'at' | 'attributes'> & Partial<Pick<SimEvent, 'attributes'>>;

/** Notes an event of an engine. */
export function note(sim: Sim, daemon: Daemon, happened: Happened): void {
  keep(daemon.events, { attributes: {}, ...happened, at: sim.now });
}
/** Notes an event of a container. */
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
/** Notes an event of a swarm; its managers report it. */
export function noteCluster(sim: Sim, cluster: Cluster, happened: Happened): void {
  keep(cluster.events, { attributes: {}, ...happened, at: sim.now });
}

/** Notes that a container joined or left a network. */
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
