/** A service's virtual IPs and ports, and the addresses of its tasks. */

import { defined } from '../../../value/defined.ts';
import type { NetworkAttachment, PortConfig, Service, ServiceSpec } from '../contract/types.ts';
import type { Cluster, SimService, SwarmNetwork } from '../model/state.ts';
import { findSwarmNetwork, ingressOf, plainNetwork, takeAddress } from './networks.ts';

const FIRST_AUTO_PORT = 30_000;

function networksOf(cluster: Cluster, spec: ServiceSpec): SwarmNetwork[] {
  const ingress = ingressOf(cluster);
  const published = spec.EndpointSpec?.Ports?.some((p) => p.PublishMode === 'ingress') === true;
  const own = (spec.TaskTemplate.Networks ?? []).flatMap((n) => findSwarmNetwork(cluster, n.Target) ?? []);
  return [...(published && ingress !== undefined ? [ingress] : []), ...own];
}

/** A new task's addresses, one in each network of its service. */
export function addressesFor(cluster: Cluster, service: SimService): NetworkAttachment[] {
  return networksOf(cluster, service.Spec).map((network) => ({
    Network: plainNetwork(network),
    Addresses: [takeAddress(network)],
  }));
}

/** The endpoint of a service with this spec; keeps virtual IPs and chosen ports that it had. */
export function endpointFor(
  cluster: Cluster,
  spec: ServiceSpec,
  before?: Service['Endpoint'],
): Service['Endpoint'] {
  const asked = spec.EndpointSpec?.Ports ?? [];
  const taken = new Set(asked.map((port) => port.PublishedPort));
  const ports = spec.EndpointSpec?.Ports?.map((port): PortConfig => {
    if (port.PublishedPort !== undefined && port.PublishedPort !== 0) return port;
    if (port.PublishMode === 'host') return port;
    const kept = before?.Ports?.find(
      (p) => p.TargetPort === port.TargetPort && p.Protocol === port.Protocol && !taken.has(p.PublishedPort),
    );
    const chosen = kept?.PublishedPort ?? freePort(cluster, taken);
    taken.add(chosen);
    return { ...port, PublishedPort: chosen };
  });
  const mode = spec.EndpointSpec?.Mode ?? 'vip';
  const vips =
    mode === 'vip'
      ? networksOf(cluster, spec).map((network) => {
          const kept = before?.VirtualIPs?.find((vip) => vip.NetworkID === network.ID);
          return kept ?? { NetworkID: network.ID, Addr: takeAddress(network) };
        })
      : [];
  return {
    // Managers note what they gave a service: nothing without a network and a port.
    Spec:
      asked.length === 0 && networksOf(cluster, spec).length === 0
        ? {}
        : { Mode: mode, ...defined({ Ports: spec.EndpointSpec?.Ports }) },
    ...defined({ Ports: ports, VirtualIPs: vips.length === 0 ? undefined : vips }),
  };
}
function freePort(cluster: Cluster, taken: ReadonlySet<number | undefined>): number {
  const used = new Set([
    ...taken,
    ...cluster.services.flatMap((s) => (s.Endpoint.Ports ?? []).map((p) => p.PublishedPort)),
  ]);
  let port = FIRST_AUTO_PORT;
  while (used.has(port)) port++;
  return port;
}
