/** The context of an API request, and the checks that many requests begin with. */

import { copyOf } from '../../../value/copy.ts';
import { settleNow } from '../clock.ts';
import type { Filters } from '../contract/engine.ts';
import { EngineDownError, EngineError } from '../contract/errors.ts';
import { hasQuorum } from '../manager/membership.ts';
import { nodeById, type Sim } from '../model/sim.ts';
import type { Cluster, Daemon, SimNode } from '../model/state.ts';

export interface ApiContext {
  readonly sim: Sim;
  /** The machine's name; empty for this computer. */
  readonly machine: string;
  readonly daemon: Daemon;
}

const NOT_A_MANAGER =
  'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.';
const A_WORKER =
  "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager.";
const LOCKED =
  'Swarm is encrypted and needs to be unlocked before it can be used. Please use "docker swarm unlock" to unlock it.';
const NO_LEADER =
  "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online.";

/** @throws EngineDownError when no engine listens there */
export function checkUp(ctx: ApiContext): void {
  const machine = ctx.sim.state.machines[ctx.machine];
  if (ctx.machine !== '' && machine?.running !== true) throw new EngineDownError('unreachable');
  if (!ctx.daemon.up) throw new EngineDownError('refused');
}
/** The node's own cluster, whatever its role; undefined outside a swarm. */
export function ownCluster(ctx: ApiContext): Cluster | undefined {
  return ctx.sim.state.clusters[ctx.daemon.swarm.clusterId];
}

/** The node that this machine is; undefined outside a swarm. */
export function ownNode(ctx: ApiContext): SimNode | undefined {
  const cluster = ownCluster(ctx);
  return cluster === undefined ? undefined : nodeById(cluster, ctx.daemon.swarm.nodeId);
}

/** The cluster, for a request that only a manager answers. @throws EngineError */
export function control(ctx: ApiContext): Cluster {
  const { state } = ctx.daemon.swarm;
  if (state === 'locked') throw new EngineError(LOCKED, 503);
  const cluster = ownCluster(ctx);
  const node = ownNode(ctx);
  if (state === 'inactive' || cluster === undefined) throw new EngineError(NOT_A_MANAGER, 503);
  if (node?.ManagerStatus === undefined)
    throw new EngineError(state === 'pending' ? NOT_A_MANAGER : A_WORKER, 503);
  if (cluster.leader === null || !hasQuorum(ctx.sim, cluster)) throw new EngineError(NO_LEADER, 500);
  return cluster;
}

/** Runs a change and everything that follows from it at once. */
export function change<T>(ctx: ApiContext, act: () => T): T {
  try {
    return act();
  } finally {
    settleNow(ctx.sim);
  }
}

/** A copy without the simulator's own part. */
export function plain<T extends { sim: unknown }>(object: T): Omit<T, 'sim'> {
  const { sim: _sim, ...rest } = object;
  return copyOf(rest);
}

/** Filter by values: none given passes; otherwise one must fit. */
export function fits(filters: Filters | undefined, key: string, test: (wanted: string) => boolean): boolean {
  const wanted = filters?.[key];
  return wanted === undefined || wanted.length === 0 || wanted.some(test);
}
/** `label` filters: all must fit, `key` or `key=value`. */
export function fitsLabels(
  filters: Filters | undefined,
  labels: Readonly<Record<string, string>> | null | undefined,
  key = 'label',
): boolean {
  return (filters?.[key] ?? []).every((text) => {
    const equal = text.indexOf('=');
    if (equal < 0) return labels?.[text] !== undefined;
    return labels?.[text.slice(0, equal)] === text.slice(equal + 1);
  });
}
/** Refuses a filter that the API doesn't know. */
export function checkFilters(filters: Filters | undefined, known: readonly string[]): void {
  for (const key of Object.keys(filters ?? {})) {
    if (!known.includes(key)) throw new EngineError(`Invalid filter '${key}'`, 400);
  }
}
