/** Time: makes everything happen that is due, in order, up to a time or until nothing more changes. */

import { hasQuorum, nextMembershipEvent, tendMembership } from './manager/membership.ts';
import { tendServices } from './manager/orchestrator.ts';
import { nextReap, reapTasks } from './manager/reaper.ts';
import { nextRelease, releaseWaiting, tendRestarts } from './manager/restart.ts';
import { schedule } from './manager/scheduler.ts';
import { nextUpdateEvent, tendUpdates } from './manager/updater.ts';
import type { Sim } from './model/sim.ts';
import type { Cluster, Daemon, SimContainer, SimTask, State } from './model/state.ts';
import { upgrade } from './model/upgrade.ts';
import { memoryVault, type Vault } from './model/vault.ts';
import { reapNetworks } from './network/networks.ts';
import { nextAgentEvent, tendAgents } from './node/agent.ts';
import { nextContainerEvent, runContainers } from './node/containers.ts';

/** More rounds at one time than any real chain of effects needs: a guard against a mistake in the model. */
const MAX_ROUNDS = 200;
/** When this much time has passed since the last command, only the beginning of it is played; the rest is skipped. */
const LONGEST_ABSENCE_MS = 10 * 60_000;
/** `instant`: after how long without progress the state counts as settled … */
const SETTLED_AFTER_MS = 60_000;
/** … and how long it may take at all (a large rolling update with delays). */
const SETTLE_LIMIT_MS = 60 * 60_000;

/** Opens a state, of whatever version; without a vault, secrets can be read by this process only. */
export function openSim(state: State, vault: Vault = memoryVault()): Sim {
  upgrade(state);
  return { state, vault, now: state.clock, changed: false };
}

function daemons(state: State): Daemon[] {
  const running = Object.values(state.machines).filter((m) => m.running);
  return [state.local, ...running.map((m) => m.daemon)];
}

function tendCluster(sim: Sim, cluster: Cluster): void {
  tendMembership(sim, cluster);
  if (cluster.leader !== null) {
    tendRestarts(sim, cluster);
    tendServices(sim, cluster);
    tendUpdates(sim, cluster);
    releaseWaiting(sim, cluster);
    schedule(sim, cluster);
    tendAgents(sim, cluster);
    reapTasks(sim, cluster);
  }
  reapNetworks(cluster);
}

/** Swarms that no engine belongs to any more are forgotten. */
function forgetClusters(state: State): void {
  const used = new Set(Object.values(state.machines).map((m) => m.daemon.swarm.clusterId));
  for (const id of Object.keys(state.clusters)) if (!used.has(id)) delete state.clusters[id];
}

/** Carries out all immediate consequences of a change. Every command that changes something ends with it. */
export function settleNow(sim: Sim): void {
  forgetClusters(sim.state);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    sim.changed = false;
    for (const daemon of daemons(sim.state)) runContainers(sim, daemon);
    for (const cluster of Object.values(sim.state.clusters)) tendCluster(sim, cluster);
    if (!sim.changed) return;
  }
}

/**
 * The next time at which something happens by itself; Infinity when nothing will.
 * @param isPending leaves out what goes on for ever without a change
 */
export function nextEvent(sim: Sim, isPending = false): number {
  let next = Number.POSITIVE_INFINITY;
  for (const daemon of daemons(sim.state)) next = Math.min(next, nextContainerEvent(daemon, isPending));
  for (const cluster of Object.values(sim.state.clusters)) {
    next = Math.min(next, nextMembershipEvent(cluster));
    if (cluster.leader === null || !hasQuorum(sim, cluster)) continue;
    next = Math.min(
      next,
      nextAgentEvent(sim, cluster),
      nextRelease(sim, cluster),
      nextUpdateEvent(sim, cluster),
      nextReap(sim, cluster),
    );
  }
  return next;
}

/** Lets time pass up to `to`, with everything that happens until then. */
export function advance(sim: Sim, to: number): void {
  const skipped = to - sim.now - LONGEST_ABSENCE_MS;
  if (skipped > 0) {
    advance(sim, sim.now + LONGEST_ABSENCE_MS);
    shift(sim.state, skipped);
  } else {
    for (;;) {
      const next = Math.max(nextEvent(sim), sim.now);
      if (next > to) break;
      // One millisecond at least, so that a mistake in the model cannot stop the clock.
      sim.now = Math.min(Math.max(next, sim.now + 1), Math.max(to, sim.now + 1));
      settleNow(sim);
    }
  }
  sim.now = Math.max(sim.now, to);
  sim.state.clock = sim.now;
  // A program that polls others has no time of its own at which something would result from it.
  if (daemons(sim.state).some((daemon) => daemon.containers.some(asksOthers))) settleNow(sim);
}
const asksOthers = ({ sim, State }: SimContainer): boolean => State.Running && sim.run?.looks === true;

/** Moves future events on by the skipped time, as if it had not passed. */
function shift(state: State, by: number): void {
  for (const daemon of daemons(state)) {
    for (const { sim } of daemon.containers) {
      if (sim.endsAt !== undefined) sim.endsAt += by;
      if (sim.stopAt !== undefined) sim.stopAt += by;
      if (sim.run !== undefined) sim.run.beganAt += by;
      // A check that is going on ends at once.
      if (sim.health?.nextAt !== undefined) sim.health.nextAt += by;
    }
  }
  for (const cluster of Object.values(state.clusters)) {
    if (cluster.electionAt !== null) cluster.electionAt += by;
    for (const { sim } of cluster.tasks) {
      if (sim.at !== undefined) sim.at += by;
      if (sim.runAt !== undefined) sim.runAt += by;
    }
    for (const { sim } of cluster.services) {
      if (sim.update === undefined) continue;
      sim.update.nextAt += by;
      if (sim.update.doneAt !== undefined) sim.update.doneAt += by;
      for (const watched of sim.update.watched) watched.until += by;
    }
  }
}

/** It runs no more, which is not reported yet: no progress, or a task that is never healthy would always make some. */
const isOver = ({ sim }: SimTask): boolean => sim.isStarted === true && sim.at !== undefined;

/** A measure of progress: running tasks, nodes' states, updates. */
function progress(state: State): string {
  return Object.values(state.clusters)
    .map((c) =>
      [
        c.leader,
        c.nodes.map((n) => n.Status.State).join(),
        c.services.map((s) => s.UpdateStatus?.State ?? '').join(),
        c.tasks
          .filter((t) => (t.Status.State === 'running' && !isOver(t)) || t.DesiredState === 'remove')
          .map((t) => t.ID + t.DesiredState)
          .join(),
        c.networks.length,
      ].join('|'),
    )
    .join('\n');
}

/**
 * `instant`: lets everything that is pending happen at once. Ends when nothing more will happen, or when there was no
 * progress for a simulated minute (tasks that are tried again and again).
 */
export function settle(sim: Sim): void {
  const limit = sim.now + SETTLE_LIMIT_MS;
  let mark = progress(sim.state);
  let since = sim.now;
  for (;;) {
    const next = nextEvent(sim, true);
    if (next > limit || next > since + SETTLED_AFTER_MS) break;
    advance(sim, Math.max(next, sim.now));
    const now = progress(sim.state);
    if (now !== mark) {
      mark = now;
      since = sim.now;
    }
  }
  sim.state.clock = sim.now;
}
