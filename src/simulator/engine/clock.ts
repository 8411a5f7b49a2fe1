/** Time: makes everything happen that is due, in order, up to a time or until nothing more changes. */

import { StateError } from './contract/errors.ts';
import { hasQuorum, nextMembershipEvent, tendMembership } from './manager/membership.ts';
import { tendServices } from './manager/orchestrator.ts';
import { nextReap, reapTasks } from './manager/reaper.ts';
import { nextRelease, releaseWaiting, tendRestarts } from './manager/restart.ts';
import { schedule } from './manager/scheduler.ts';
import { nextUpdateEvent, tendUpdates } from './manager/updater.ts';
import { Agenda, type ClusterAgenda } from './model/agenda.ts';
import type { Sim } from './model/sim.ts';
import type { Cluster, Daemon, State } from './model/state.ts';
import { upgrade } from './model/upgrade.ts';
import { memoryVault, type Vault } from './model/vault.ts';
import { reapNetworks } from './network/networks.ts';
import { nextOfTask, tendAgents } from './node/agent.ts';
import { nextOfContainer, runContainers } from './node/containers.ts';

/** More rounds at one time than any real chain of effects needs: a guard against a mistake in the model. */
const MAX_ROUNDS = 200;
/** Something that is due happens at once. If it is due so many times in a row, nobody makes it happen: no command leads to that. */
const MOST_OVERDUE = 500;
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

/** Opens the agenda: everything is looked at once, and from then on only what changes or whose time has come. */
function openAgenda(sim: Sim): Agenda {
  const machines = Object.values(sim.state.machines);
  const agenda = new Agenda(
    machines,
    { daemons: daemons(sim.state), nextOf: nextOfContainer },
    (cluster, task) => Math.min(nextOfTask(sim, cluster, task), nextRelease(sim, task), nextReap(sim, task)),
  );
  sim.agenda = agenda;
  for (const cluster of Object.values(sim.state.clusters)) {
    const own = agenda.of(cluster);
    noteMembership(sim, cluster, own);
    own.end();
  }
  return agenda;
}

function noteMembership(sim: Sim, cluster: Cluster, own: ClusterAgenda): void {
  own.isLed = cluster.leader !== null && hasQuorum(sim, cluster);
  own.membershipAt = nextMembershipEvent(cluster);
  own.nodeStates = cluster.nodes.map((node) => node.Status.State).join();
  own.connected.clear();
}

/** Keeps one agenda for all that is done with time, until the first who acts on the state removes it. */
export function keepAgenda(sim: Sim): void {
  openAgenda(sim);
}

/** Does something with an agenda, which holds as long as no command changes the state. */
function withAgenda<T>(sim: Sim, act: (agenda: Agenda) => T): T {
  if (sim.agenda !== undefined) return act(sim.agenda);
  try {
    return act(openAgenda(sim));
  } finally {
    delete sim.agenda;
  }
}

function tendCluster(sim: Sim, cluster: Cluster, agenda: ClusterAgenda): void {
  if (agenda.isAll || agenda.membershipAt <= sim.now) {
    if (tendMembership(sim, cluster)) agenda.wakeAll();
    noteMembership(sim, cluster, agenda);
  }
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
  // The agenda from before the command may be wrong by now.
  delete sim.agenda;
  withAgenda(sim, (agenda) => {
    settleRounds(sim, agenda, true);
  });
}

/** Rounds until nothing changes any more. */
function settleRounds(sim: Sim, agenda: Agenda, isAll = false): void {
  sim.hasRun = true;
  const clusters = Object.values(sim.state.clusters).map((cluster) => ({ cluster, own: agenda.of(cluster) }));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    sim.changed = false;
    for (const { own } of clusters) own.begin(sim.now);
    runContainers(sim, agenda, isAll && round === 0);
    for (const { cluster, own } of clusters) tendCluster(sim, cluster, own);
    for (const { own } of clusters) own.end();
    agenda.containers.catchUp();
    if (!sim.changed) return;
    sim.hasChanged = true;
  }
}

/**
 * The next time at which something happens by itself; Infinity when nothing will.
 * @param isPending leaves out what goes on for ever without a change
 */
export function nextEvent(sim: Sim, isPending = false): number {
  return withAgenda(sim, (agenda) => {
    let next = agenda.containers.next(isPending);
    for (const cluster of Object.values(sim.state.clusters)) {
      const own = agenda.of(cluster);
      next = Math.min(next, own.membershipAt);
      if (own.isLed) next = Math.min(next, own.next, nextUpdateEvent(sim, cluster));
    }
    return next;
  });
}

/** Lets time pass up to `to`, with everything that happens until then. */
export function advance(sim: Sim, to: number): void {
  withAgenda(sim, (agenda) => advanceBy(sim, agenda, to));
}

function advanceBy(sim: Sim, agenda: Agenda, to: number): void {
  const skipped = to - sim.now - LONGEST_ABSENCE_MS;
  if (skipped > 0) {
    advanceBy(sim, agenda, sim.now + LONGEST_ABSENCE_MS);
    sim.hasRun = true;
    shift(sim.state, skipped);
    openAgenda(sim);
  } else {
    for (;;) {
      const due = nextEvent(sim);
      noteDue(sim, due);
      const next = Math.max(due, sim.now);
      if (next > to) break;
      // One millisecond at least, so that a mistake in the model cannot stop the clock.
      sim.now = Math.min(Math.max(next, sim.now + 1), Math.max(to, sim.now + 1));
      settleRounds(sim, agenda);
    }
  }
  sim.now = Math.max(sim.now, to);
  sim.state.clock = sim.now;
  // A program that polls others has no time of its own at which something would result from it.
  if (sim.agenda?.containers.hasLookers === true) settleRounds(sim, sim.agenda);
}

/** Counts how often in a row something is due that was due before. @throws StateError when it will be due for ever */
function noteDue(sim: Sim, due: number): void {
  sim.overdue = due > sim.now ? 0 : (sim.overdue ?? 0) + 1;
  if (Number.isNaN(due) || sim.overdue > MOST_OVERDUE) throw new StateError('time does not pass in it');
}

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

/** A measure of progress: running tasks, nodes' states, updates. */
function progress(state: State, agenda: Agenda): string {
  return Object.values(state.clusters)
    .map((c) =>
      [
        c.leader,
        agenda.of(c).nodeStates,
        c.services.map((s) => s.UpdateStatus?.State ?? '').join(),
        agenda.of(c).tasks.progress,
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
  withAgenda(sim, (agenda) => settleBy(sim, agenda));
}

function settleBy(sim: Sim, agenda: Agenda): void {
  const limit = sim.now + SETTLE_LIMIT_MS;
  let mark = progress(sim.state, agenda);
  let since = sim.now;
  for (;;) {
    const next = nextEvent(sim, true);
    if (next > limit || next > since + SETTLED_AFTER_MS) break;
    advance(sim, Math.max(next, sim.now));
    const now = progress(sim.state, agenda);
    if (now !== mark) {
      mark = now;
      since = sim.now;
    }
  }
  sim.state.clock = sim.now;
}
