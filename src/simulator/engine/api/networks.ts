/** `/networks`: the engine's own and the swarm's. */

import { copyOf } from '../../../value/copy.ts';
import type { Filters } from '../contract/engine.ts';
import { EngineError, NotSimulatedError } from '../contract/errors.ts';
import type { Network, NetworkCreate } from '../contract/types.ts';
import { note, noteCluster, noteNetwork } from '../model/events.ts';
import { digits, HEX } from '../model/random.ts';
import { byText, stamp } from '../model/sim.ts';
import { type LocalNetwork, newLocalNetwork } from '../model/state.ts';
import { macOf } from '../network/mac.ts';
import { addSwarmNetwork, swarmNetworkView, visibleSwarmNetworks } from '../network/networks.ts';
import { findContainer, needContainer } from '../node/containers.ts';
import {
  type ApiContext,
  change,
  checkFilters,
  checkUp,
  control,
  fits,
  fitsLabels,
  ownCluster,
  ownNode,
} from './context.ts';
import { checkObjectName } from './names.ts';

const CIDR = /^(\d{1,3}\.){3}\d{1,3}\/([12]?\d|3[0-2])$/;
const BUILTIN = ['bridge', 'host', 'none'];

function localView(ctx: ApiContext, network: LocalNetwork): Network {
  const containers: NonNullable<Network['Containers']> = {};
  for (const c of ctx.daemon.containers) {
    const end = c.NetworkSettings.Networks[network.Name];
    if (!c.State.Running || end === undefined) continue;
    containers[c.Id] = {
      Name: c.Name.slice(1),
      EndpointID: digits(`endpoint${c.Id}${network.Id}`, 64, HEX),
      MacAddress: end.MacAddress,
      IPv4Address: `${end.IPAddress}/16`,
      IPv6Address: '',
    };
  }
  const { sim: _sim, ...plain } = network;
  return { ...copyOf(plain), Containers: containers };
}

function all(ctx: ApiContext): Network[] {
  const cluster = ownCluster(ctx);
  const active = ctx.daemon.swarm.state === 'active';
  const swarm =
    cluster === undefined || !active
      ? []
      : visibleSwarmNetworks(cluster, ctx.daemon.swarm.nodeId).map((n) =>
          swarmNetworkView(cluster, ctx.daemon, n),
        );
  return [...ctx.daemon.networks.map((n) => localView(ctx, n)), ...swarm];
}

/**
 * `GET /networks`: those of the machine and, on a manager, of the swarm.
 * @throws EngineError for a filter that the engine refuses
 */
export function listNetworks(ctx: ApiContext, filters?: Filters): Network[] {
  checkUp(ctx);
  checkFilters(filters, ['id', 'name', 'label', 'driver', 'scope', 'type', 'dangling']);
  for (const type of filters?.type ?? [])
    if (type !== 'builtin' && type !== 'custom')
      throw new EngineError(`invalid filter: 'type'='${type}'`, 500);
  return all(ctx)
    .filter(
      (n) =>
        fits(filters, 'id', (id) => n.Id.startsWith(id)) &&
        fits(filters, 'name', (name) => n.Name.includes(name)) &&
        fits(filters, 'driver', (driver) => n.Driver === driver) &&
        fits(filters, 'scope', (scope) => n.Scope === scope) &&
        fits(filters, 'type', (type) => (type === 'builtin') === BUILTIN.includes(n.Name)) &&
        fitsLabels(filters, n.Labels),
    )
    .sort((a, b) => byText(a.Name, b.Name));
}

function find(ctx: ApiContext, ref: string): Network {
  const networks = all(ctx);
  const exact = networks.find((n) => n.Id === ref) ?? networks.find((n) => n.Name === ref);
  const found = exact ?? (ref === '' ? undefined : networks.find((n) => n.Id.startsWith(ref)));
  if (found === undefined) throw new EngineError(`network ${ref} not found`, 404);
  return found;
}

/** `GET /networks/REF`. @throws EngineError when there is none, or several fit */
export function inspectNetwork(ctx: ApiContext, ref: string): Network {
  checkUp(ctx);
  return find(ctx, ref);
}

/** `POST /networks/create`; returns the id. @throws EngineError for a name in use or an unknown driver */
export function createNetwork(ctx: ApiContext, options: NetworkCreate): string {
  checkUp(ctx);
  const driver = options.Driver ?? 'bridge';
  // On a manager, bridge and host are networks of the swarm, too, and are looked up there first.
  const known = ownNode(ctx)?.ManagerStatus !== undefined && ['bridge', 'host'].includes(options.Name);
  if (!known && [...BUILTIN, 'default'].includes(options.Name))
    throw new EngineError(`operation is not permitted on predefined ${options.Name} network`, 403);
  if (all(ctx).some((n) => n.Name === options.Name)) {
    throw new EngineError(`network with name ${options.Name} already exists`, 409);
  }
  if (options.Subnet !== undefined && !CIDR.test(options.Subnet))
    throw new EngineError(`Invalid subnet ${options.Subnet} : invalid CIDR address: ${options.Subnet}`, 500);
  if (driver === 'overlay') {
    checkNotWorker(ctx);
    const cluster = control(ctx);
    checkObjectName(options.Name);
    return change(ctx, () => {
      const { ID } = addSwarmNetwork(ctx.sim, cluster, options);
      noteCluster(ctx.sim, cluster, {
        type: 'network',
        action: 'create',
        id: ID,
        attributes: { name: options.Name },
      });
      return ID;
    });
  }
  if (driver === 'host' || driver === 'null') {
    throw new EngineError(`only one instance of "${driver}" network is allowed`, 403);
  }
  if (driver !== 'bridge') {
    if (['macvlan', 'ipvlan'].includes(driver)) throw new NotSimulatedError(`the network driver ${driver}`);
    throw new EngineError(`plugin ${JSON.stringify(driver)} not found`, 404);
  }
  const number = 18 + ctx.daemon.networks.length;
  const created = stamp(ctx.sim.now);
  const subnet = options.Subnet ?? `172.${number}.0.0/16`;
  const network = newLocalNetwork(options.Name, 'bridge', subnet, ctx.machine, created);
  network.Labels = options.Labels ?? {};
  network.Internal = options.Internal === true;
  network.Attachable = options.Attachable === true;
  ctx.daemon.networks.push(network);
  note(ctx.sim, ctx.daemon, {
    type: 'network',
    action: 'create',
    id: network.Id,
    attributes: { name: network.Name, type: 'bridge' },
  });
  return network.Id;
}

/** A worker's engine refuses overlay networks without asking a manager. */
function checkNotWorker(ctx: ApiContext): void {
  const node = ctx.daemon.swarm.state === 'active' ? ownNode(ctx) : undefined;
  if (node !== undefined && node.ManagerStatus === undefined)
    throw new EngineError(
      'Cannot create a multi-host network from a worker node. Please create the network from a manager node.',
      403,
    );
}

/** `DELETE /networks/REF`. @throws EngineError when it is predefined or in use */
export function removeNetwork(ctx: ApiContext, ref: string): void {
  checkUp(ctx);
  const network = find(ctx, ref);
  if (BUILTIN.includes(network.Name)) {
    throw new EngineError(`${network.Name} is a pre-defined network and cannot be removed`, 403);
  }
  if (network.Scope === 'local') {
    const users = Object.keys(network.Containers ?? {});
    if (users.length > 0) {
      throw new EngineError(
        `error while removing network: network ${network.Name} id ${network.Id} has active endpoints`,
        403,
      );
    }
    ctx.daemon.networks = ctx.daemon.networks.filter((n) => n.Id !== network.Id);
    const { Name: name, Driver: type } = network;
    note(ctx.sim, ctx.daemon, {
      type: 'network',
      action: 'destroy',
      id: network.Id,
      attributes: { name, type },
    });
    return;
  }
  const cluster = control(ctx);
  const own = cluster.networks.find((n) => n.ID === network.Id);
  if (own === undefined || own.sim.removed) throw new EngineError(`network ${ref} not found`, 404);
  const inUse = (by: string): EngineError =>
    new EngineError(
      `rpc error: code = FailedPrecondition desc = network ${network.Id} is in use by ${by}`,
      400,
    );
  const service = cluster.services.find((s) =>
    network.Ingress
      ? s.Endpoint.Ports?.some((p) => p.PublishMode === 'ingress')
      : s.Spec.TaskTemplate.Networks?.some((n) => n.Target === network.Id),
  );
  if (service !== undefined) {
    if (network.Ingress) {
      throw new EngineError(
        `rpc error: code = FailedPrecondition desc = ingress network cannot be removed because service ${service.ID} depends on it`,
        400,
      );
    }
    throw inUse(`service ${service.ID}`);
  }
  change(ctx, () => {
    own.sim.removed = true;
    noteCluster(ctx.sim, cluster, {
      type: 'network',
      action: 'remove',
      id: own.ID,
      attributes: { name: own.Spec.Name },
    });
  });
}

/** `POST /networks/REF/connect`. @throws EngineError when it is connected already */
export function connectContainer(ctx: ApiContext, ref: string, containerRef: string): void {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, containerRef);
  const network = ctx.daemon.networks.find((n) => n.Id === find(ctx, ref).Id);
  if (network === undefined) throw new NotSimulatedError('containers of their own on overlay networks');
  if (container.NetworkSettings.Networks[network.Name] !== undefined) {
    throw new EngineError(
      `endpoint with name ${container.Name.slice(1)} already exists in network ${network.Name}`,
      403,
    );
  }
  const config = network.IPAM.Config[0];
  if (config === undefined) throw new EngineError('container cannot be connected to host network', 403);
  const ip = config.Subnet.replace(/0\/\d+$/, String(network.sim.nextIp++));
  container.NetworkSettings.Networks[network.Name] = {
    NetworkID: network.Id,
    IPAddress: ip,
    Gateway: config.Gateway ?? '',
    MacAddress: macOf(ip),
  };
  noteNetwork(ctx.sim, ctx.daemon, container, network.Id, 'connect');
}

/** `POST /networks/REF/disconnect`. @throws EngineError when it is not connected */
export function disconnectContainer(ctx: ApiContext, ref: string, containerRef: string): void {
  checkUp(ctx);
  const network = find(ctx, ref);
  const container = findContainer(ctx.daemon, containerRef);
  if (container === undefined || container.NetworkSettings.Networks[network.Name] === undefined) {
    throw new EngineError(`container ${containerRef} is not connected to network ${network.Name}`, 404);
  }
  noteNetwork(ctx.sim, ctx.daemon, container, network.Id, 'disconnect');
  delete container.NetworkSettings.Networks[network.Name];
}

/** Removes the networks that were made and that neither a container nor a service uses. Their names. */
export function pruneNetworks(ctx: ApiContext, filters?: Filters): string[] {
  checkUp(ctx);
  checkFilters(filters, ['label', 'label!', 'until']);
  const cluster = ownNode(ctx)?.ManagerStatus === undefined ? undefined : ownCluster(ctx);
  const unused = all(ctx).filter(
    (n) =>
      !BUILTIN.includes(n.Name) &&
      !n.Ingress &&
      n.Name !== 'docker_gwbridge' &&
      fitsLabels(filters, n.Labels) &&
      !(filters?.['label!'] ?? []).some((label) => fitsLabels({ label: [label] }, n.Labels)) &&
      !ctx.daemon.containers.some((c) => c.NetworkSettings.Networks[n.Name] !== undefined) &&
      (n.Scope === 'local'
        ? Object.keys(n.Containers ?? {}).length === 0
        : cluster?.services.some((s) => s.Spec.TaskTemplate.Networks?.some((use) => use.Target === n.Id)) ===
          false),
  );
  for (const network of unused) removeNetwork(ctx, network.Id);
  return unused.map((n) => n.Name);
}
