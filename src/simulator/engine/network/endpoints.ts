/** A service's virtual IPs and ports, and the addresses of its tasks. */

import { defined } from '../../../value/defined.ts';
import type { NetworkAttachment, PortConfig, Service, ServiceSpec } from '../contract/types.ts';
import type { Sim } from '../model/sim.ts';
import type { Cluster, SimService, SwarmNetwork } from '../model/state.ts';
import { takeAddress } from './addresses.ts';
import { findSwarmNetwork, ingressOf, plainNetwork } from './networks.ts';

const FIRST_AUTO_PORT = 30_000;

function networksOf(cluster: Cluster, spec: ServiceSpec): SwarmNetwork[] {
  const ingress = ingressOf(cluster);
  const published = spec.EndpointSpec?.Ports?.some((p) => p.PublishMode === 'ingress') === true;
  const own = (spec.TaskTemplate.Networks ?? []).flatMap((n) => findSwarmNetwork(cluster, n.Target) ?? []);
  return [...(published && ingress !== undefined ? [ingress] : []), ...own];
}

/** A new task's addresses, one in each network of its service; undefined when a network has none left. */
export function addressesFor(
  sim: Sim,
  cluster: Cluster,
  service: SimService,
): NetworkAttachment[] | undefined {
  const networks = networksOf(cluster, service.Spec);
  // The service's own addresses come first.
  const { Spec, Endpoint } = service;
  if (Endpoint.Spec.Mode === 'vip' && (Endpoint.VirtualIPs ?? []).length < networks.length) {
    service.Endpoint = endpointFor(sim, cluster, Spec, Endpoint);
    if ((service.Endpoint.VirtualIPs ?? []).length < networks.length) return undefined;
  }
  const attachments: NetworkAttachment[] = [];
  for (const network of networks) {
    const address = takeAddress(sim, cluster, network);
    if (address === undefined) return undefined;
    attachments.push({ Network: plainNetwork(network), Addresses: [address] });
  }
  return attachments;
}

/** The endpoint of a service with this spec; keeps virtual IPs and chosen ports that it had. */
export function endpointFor(
  sim: Sim,
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
      ? networksOf(cluster, spec).flatMap((network) => {
          const kept = before?.VirtualIPs?.find((vip) => vip.NetworkID === network.ID);
          if (kept !== undefined) return [kept];
          const address = takeAddress(sim, cluster, network);
          return address === undefined ? [] : [{ NetworkID: network.ID, Addr: address }];
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
