/** `/swarm`: init, join, leave, tokens, keys. */

import { copyOf } from '../../../value/copy.ts';
import type { SwarmInitOptions, SwarmJoinOptions } from '../contract/engine.ts';
import { EngineError, invalid, NotSimulatedError } from '../contract/errors.ts';
import type { Swarm, SwarmSpec, SwarmWithTokens } from '../contract/types.ts';
import { aliveManagers, managerAt, quorumOf, SWARM_PORT } from '../manager/membership.ts';
import { fingerprint, joinToken, tlsInfo, tokenDigest, unlockKey } from '../manager/swarm-keys.ts';
import { swarmId } from '../model/random.ts';
import { stamp } from '../model/sim.ts';
import { type Cluster, inactiveSwarm, newLocalNetwork, type SimNode } from '../model/state.ts';
import { forgetNetworks, leaveNetworks } from '../network/left-networks.ts';
import { addSwarmNetwork } from '../network/networks.ts';
import { removeContainer } from '../node/containers.ts';
import { type ApiContext, change, checkUp, control, ownCluster, ownNode } from './context.ts';
import { newNode } from './nodes.ts';
import { advertised, IPV4 } from './swarm-address.ts';

const ALREADY =
  'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.';
const NOT_PART = 'This node is not part of a swarm';
const NEED_TOKEN =
  'rpc error: code = InvalidArgument desc = A valid join token is necessary to join this cluster';
const TIMEOUT =
  'Timeout was reached before node joined. The attempt to join the swarm will continue in the background. Use the "docker info" command to see the current swarm status of your node.';
/** How long a daemon tries before it gives up: after a refusal, and without any answer. */
const REFUSED_MS = 10_000;
const UNREACHABLE_MS = 20_000;
const NINETY_DAYS_NS = 7_776_000_000_000_000;

function newSpec(): SwarmSpec {
  return {
    Name: 'default',
    Labels: {},
    Orchestration: { TaskHistoryRetentionLimit: 5 },
    Raft: {
      SnapshotInterval: 10_000,
      KeepOldSnapshots: 0,
      LogEntriesForSlowFollowers: 500,
      ElectionTick: 10,
      HeartbeatTick: 1,
    },
    Dispatcher: { HeartbeatPeriod: 5_000_000_000 },
    CAConfig: { NodeCertExpiry: NINETY_DAYS_NS },
    TaskDefaults: {},
    EncryptionConfig: { AutoLockManagers: false },
  };
}

function needMachine(ctx: ApiContext): void {
  checkUp(ctx);
  if (ctx.machine === '') throw new NotSimulatedError("a swarm on this computer's own engine");
}

/** Makes the engine a node of a swarm. @param at its own address in it, and that of the manager that admitted it */
function becomeMember(
  ctx: ApiContext,
  cluster: Cluster,
  node: SimNode,
  at: { readonly own: string; readonly remote: string },
): void {
  ctx.daemon.swarm = {
    state: 'active',
    clusterId: cluster.id,
    nodeId: node.ID,
    addr: at.own.split(':')[0] ?? '',
    remotes: [at.remote],
  };
  addGwbridge(ctx);
}

function addGwbridge(ctx: ApiContext): void {
  forgetNetworks(ctx.daemon);
  if (ctx.daemon.networks.some((n) => n.Name === 'docker_gwbridge')) return;
  const created = stamp(ctx.sim.now);
  ctx.daemon.networks.push(
    newLocalNetwork('docker_gwbridge', 'bridge', '172.18.0.0/16', ctx.machine, created),
  );
}

/**
 * `POST /swarm/init`; returns the id of the node.
 * @throws EngineError when it is in a swarm, or the address is not one of its own
 */
export function init(ctx: ApiContext, options: SwarmInitOptions): string {
  needMachine(ctx);
  const { sim, daemon } = ctx;
  if (options.forceNewCluster === true && ownNode(ctx)?.ManagerStatus !== undefined)
    return forceNew(ctx, options.advertiseAddr);
  if (daemon.swarm.state !== 'inactive') throw new EngineError(ALREADY, 503);
  const address = advertised(ctx, options.advertiseAddr);
  return change(ctx, () => {
    const cluster: Cluster = {
      id: swarmId(sim.state),
      createdAt: sim.now,
      updatedAt: sim.now,
      index: 10,
      version: 10,
      spec: newSpec(),
      rotations: { worker: 0, manager: 0, unlock: 0, ca: 0 },
      nodes: [],
      services: [],
      tasks: [],
      networks: [],
      secrets: [],
      configs: [],
      events: [],
      nextSubnet: 0,
      addrPool: [...(options.defaultAddrPool ?? [])],
      leader: null,
      electionAt: null,
    };
    cluster.spec.EncryptionConfig.AutoLockManagers = options.autolock === true;
    sim.state.clusters[cluster.id] = cluster;
    addSwarmNetwork(sim, cluster, { Name: 'ingress', Ingress: true });
    const node = newNode(ctx, cluster, 'manager', address, options.availability ?? 'active');
    cluster.leader = node.ID;
    becomeMember(ctx, cluster, node, { own: address, remote: address });
    return node.ID;
  });
}

/** This manager goes on alone, perhaps under another address, without the others; workers keep the addresses they knew. */
function forceNew(ctx: ApiContext, advertiseAddr: string | undefined): string {
  const cluster = ownCluster(ctx);
  const self = ownNode(ctx);
  if (cluster === undefined || self === undefined) throw new EngineError(NOT_PART, 503);
  const address = advertiseAddr === undefined ? undefined : advertised(ctx, advertiseAddr);
  return change(ctx, () => {
    for (const node of cluster.nodes) {
      if (node !== self) delete node.ManagerStatus;
    }
    if (address !== undefined) {
      const addr = address.split(':')[0] ?? '';
      self.Status = { ...self.Status, Addr: addr };
      if (self.ManagerStatus !== undefined) self.ManagerStatus = { ...self.ManagerStatus, Addr: address };
      ctx.daemon.swarm = { ...ctx.daemon.swarm, addr, remotes: [address] };
    }
    cluster.leader = self.ID;
    cluster.electionAt = null;
    return self.ID;
  });
}

/**
 * `POST /swarm/join`: the token decides the role.
 * @throws EngineError when it is in a swarm, no manager answers, or the token is wrong
 */
export function join(ctx: ApiContext, options: SwarmJoinOptions): 'worker' | 'manager' {
  needMachine(ctx);
  const { sim, daemon } = ctx;
  if (daemon.swarm.state !== 'inactive') throw new EngineError(ALREADY, 503);
  const own = advertised({ ...ctx }, options.advertiseAddr ?? sim.state.machines[ctx.machine]?.ip);
  const digest = tokenDigest(options.token);
  if (options.token !== '' && digest === undefined) throw new EngineError('invalid join token', 400);
  const given = options.remoteAddrs[0] ?? '';
  const remote = given.includes(':') ? given : `${given}:${SWARM_PORT}`;
  const [host = '', port = ''] = remote.split(':');
  const unavailable = (why: string): EngineError =>
    new EngineError(
      `rpc error: code = Unavailable desc = connection error: desc = "transport: ${why}"`,
      500,
      REFUSED_MS,
    );
  if (!IPV4.test(host)) {
    throw unavailable(`Error while dialing dial tcp: lookup ${host} on 127.0.0.11:53: no such host`);
  }
  const target = Object.values(sim.state.machines).find((m) => m.ip === host && m.running);
  if (target === undefined) {
    daemon.swarm = { ...inactiveSwarm(), state: 'pending', addr: own.split(':')[0] ?? '', remotes: [remote] };
    throw new EngineError(TIMEOUT, 500, UNREACHABLE_MS);
  }
  if (port === '2376' && target.daemon.up) {
    throw unavailable('authentication handshake failed: remote error: tls: no application protocol');
  }
  const found = managerAt(sim, remote);
  if (found === undefined)
    throw unavailable(`Error while dialing dial tcp ${remote}: connect: connection refused`);
  const { cluster } = found;
  if (digest !== undefined && digest !== fingerprint(cluster)) {
    throw new EngineError(`remote CA does not match fingerprint. Expected: ${digest}`, 500, REFUSED_MS);
  }
  const role = (['worker', 'manager'] as const).find((r) => joinToken(cluster, r) === options.token);
  if (role === undefined) throw new EngineError(NEED_TOKEN, 500, REFUSED_MS);
  if (cluster.leader === null) throw new EngineError(TIMEOUT, 500, UNREACHABLE_MS);
  return change(ctx, () => {
    const node = newNode(ctx, cluster, role, own, options.availability ?? 'active');
    becomeMember(ctx, cluster, node, { own, remote });
    return role;
  });
}

/** Why a manager may not leave without force. */
function leaveWarning(ctx: ApiContext, cluster: Cluster): string {
  const all = cluster.nodes.filter((n) => n.ManagerStatus !== undefined).length;
  const alive = aliveManagers(ctx.sim, cluster).length;
  let text = 'You are attempting to leave the swarm on a node that is participating as a manager. ';
  if (all === 1) {
    return `${text}Removing the last manager erases all current state of the swarm. Use \`--force\` to ignore this message.`;
  }
  if (alive - 1 < quorumOf(cluster)) {
    text += `Removing this node leaves ${alive - 1} managers out of ${all}. Without a Raft quorum your swarm will be inaccessible. `;
  }
  return `${text}The only way to restore a swarm that has lost consensus is to reinitialize it with \`--force-new-cluster\`. Use \`--force\` to suppress this message.`;
}

/** `POST /swarm/leave`. @throws EngineError on a manager, unless forced */
export function leave(ctx: ApiContext, force: boolean): void {
  checkUp(ctx);
  const { daemon } = ctx;
  if (daemon.swarm.state === 'inactive') throw new EngineError(NOT_PART, 503);
  const cluster = ownCluster(ctx);
  const isManager = ownNode(ctx)?.ManagerStatus !== undefined;
  if (cluster !== undefined && isManager && !force) throw new EngineError(leaveWarning(ctx, cluster), 503);
  change(ctx, () => {
    if (cluster !== undefined && isManager) leaveNetworks(daemon, cluster);
    daemon.swarm = inactiveSwarm();
    daemon.turns = {};
    for (const c of [...daemon.containers])
      if (c.sim.taskId !== undefined) removeContainer(ctx.sim, daemon, c, true);
  });
}

/** `GET /swarm`, without the tokens. */
export function swarmObject(cluster: Cluster): Swarm {
  return {
    ID: cluster.id,
    Version: { Index: cluster.version },
    CreatedAt: stamp(cluster.createdAt),
    UpdatedAt: stamp(cluster.updatedAt),
    Spec: copyOf(cluster.spec),
    TLSInfo: tlsInfo(cluster),
    RootRotationInProgress: false,
    DefaultAddrPool: cluster.addrPool.length === 0 ? ['10.0.0.0/8'] : [...cluster.addrPool],
    SubnetSize: 24,
    DataPathPort: 4789,
  };
}

/** `GET /swarm`. @throws EngineError on a worker */
export function inspectSwarm(ctx: ApiContext): SwarmWithTokens {
  checkUp(ctx);
  const cluster = control(ctx);
  const tokens = { Worker: joinToken(cluster, 'worker'), Manager: joinToken(cluster, 'manager') };
  return { ...swarmObject(cluster), JoinTokens: tokens };
}
/** A change of the cluster object itself. */
export function updateSwarm(ctx: ApiContext, edit: (cluster: Cluster) => void): void {
  checkUp(ctx);
  const cluster = control(ctx);
  const after = copyOf(cluster);
  edit(after);
  if (after.spec.CAConfig.NodeCertExpiry < 3_600_000_000_000)
    throw invalid('minimum certificate expiry time is: 1h0m0s');
  if (after.spec.Dispatcher.HeartbeatPeriod < 0)
    throw invalid('heartbeat time period cannot be a negative duration');
  change(ctx, () => {
    edit(cluster);
    cluster.version = cluster.index++;
    cluster.updatedAt = ctx.sim.now;
  });
}

/** `POST /swarm/unlock`. @throws EngineError when it is not locked, or the key is wrong */
export function unlockSwarm(ctx: ApiContext, key: string): void {
  checkUp(ctx);
  const cluster = ownCluster(ctx);
  if (ctx.daemon.swarm.state !== 'locked' || cluster === undefined) {
    throw new EngineError('swarm is not locked', 409);
  }
  if (key !== unlockKey(cluster)) {
    throw new EngineError('swarm could not be unlocked: invalid key provided', 409);
  }
  change(ctx, () => {
    ctx.daemon.swarm.state = 'active';
  });
}
