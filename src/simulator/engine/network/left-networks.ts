/** Overlay networks that a manager's engine goes on listing after it has left its swarm (see test/recordings/14). */

import type { Cluster, Daemon } from '../model/state.ts';
import { swarmNetworkView } from './networks.ts';

/** Keeps the networks that containers of this engine held, as it leaves. */
export function leaveNetworks(daemon: Daemon, cluster: Cluster): void {
  for (const network of cluster.networks) {
    if (network.Spec.Ingress === true) continue;
    const view = swarmNetworkView(cluster, daemon, network);
    if (view.Containers === null) continue;
    const { Peers: _peers, ...left } = view;
    daemon.networks.push({ ...left, Containers: {}, sim: { nextIp: 2 } });
  }
}

/** Removes them: the engine is in a swarm again. */
export function forgetNetworks(daemon: Daemon): void {
  daemon.networks = daemon.networks.filter((network) => network.Scope === 'local');
}
