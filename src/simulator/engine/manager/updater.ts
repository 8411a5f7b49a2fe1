/**
 * Rolling updates and rollbacks: replaces the tasks that were made from an older spec, a few at a time, and watches the
 * new ones for failure.
 * Source: https://github.com/moby/swarmkit/blob/master/manager/orchestrator/update/updater.go
 */

import { defined } from '../../../value/defined.ts';
import type { UpdateConfig } from '../contract/types.ts';
import { agendaOf } from '../model/agenda-of.ts';
import { noteCluster } from '../model/events.ts';
import { random } from '../model/random.ts';
import { isTerminal, isWanted, type Sim, setDesired, stamp, touch } from '../model/sim.ts';
import type { Cluster, SimService, UpdateRun } from '../model/state.ts';
import { endpointFor } from '../network/endpoints.ts';
import { isJob } from './jobs.ts';
import { outdatedSlots, type Slot } from './outdated-slots.ts';
import { createTask, isCurrent, placeOf } from './tasks.ts';

const NS_PER_MS = 1_000_000;
const DEFAULT_MONITOR_MS = 5_000;
const DEFAULTS: UpdateConfig = { Parallelism: 1 };

function setStatus(
  sim: Sim,
  cluster: Cluster,
  service: SimService,
  status: NonNullable<SimService['UpdateStatus']>,
): void {
  const before = service.UpdateStatus?.State;
  service.UpdateStatus = status;
  noteCluster(sim, cluster, {
    type: 'service',
    action: 'update',
    id: service.ID,
    attributes: {
      name: service.Spec.Name,
      ...defined({ 'updatestate.old': before }),
      'updatestate.new': status.State,
    },
  });
}

/** Begins to replace outdated tasks; does nothing if there are none. */
export function beginUpdate(sim: Sim, cluster: Cluster, service: SimService, rollback: boolean): void {
  delete service.sim.update;
  if (isJob(service.Spec)) return;
  const total = outdatedSlots(sim, cluster, service).length;
  if (total === 0) return;
  service.sim.update = {
    rollback,
    startedAt: sim.now,
    slots: [],
    nextAt: sim.now,
    watched: [],
    failed: [],
    total,
  };
  if (!rollback) {
    setStatus(sim, cluster, service, {
      State: 'updating',
      StartedAt: stamp(sim.now),
      Message: 'update in progress',
    });
  }
  sim.changed = true;
}

/** Goes back to the spec before the last one. */
export function rollBack(sim: Sim, cluster: Cluster, service: SimService, message: string): void {
  const previous = service.PreviousSpec;
  if (previous === undefined) return;
  service.PreviousSpec = service.Spec;
  service.Spec = previous;
  service.Endpoint = endpointFor(sim, cluster, service.Spec, service.Endpoint);
  service.sim.deadSlots = [];
  agendaOf(sim, cluster).tasks.ofService(service.ID).isStale = true;
  setStatus(sim, cluster, service, {
    State: 'rollback_started',
    StartedAt: stamp(sim.now),
    Message: message,
  });
  touch(sim, cluster, service);
  beginUpdate(sim, cluster, service, true);
}

function finish(sim: Sim, cluster: Cluster, service: SimService, run: UpdateRun): void {
  delete service.sim.update;
  setStatus(sim, cluster, service, {
    State: run.rollback ? 'rollback_completed' : 'completed',
    StartedAt: stamp(run.startedAt),
    CompletedAt: stamp(sim.now),
    Message: run.rollback ? 'rollback completed' : 'update completed',
  });
  touch(sim, cluster, service);
}

function fail(sim: Sim, cluster: Cluster, service: SimService, run: UpdateRun, config: UpdateConfig): void {
  const because = `due to failure or early termination of task ${run.failed.at(-1) ?? ''}`;
  const action = config.FailureAction ?? 'pause';
  if (action === 'rollback' && !run.rollback && service.PreviousSpec !== undefined) {
    rollBack(sim, cluster, service, `update rolled back ${because}`);
    return;
  }
  delete service.sim.update;
  setStatus(sim, cluster, service, {
    State: run.rollback ? 'rollback_paused' : 'paused',
    StartedAt: stamp(run.startedAt),
    Message: `${run.rollback ? 'rollback' : 'update'} paused ${because}`,
  });
  touch(sim, cluster, service);
}

/** Replaces the tasks of a slot: the old one stops first, or the new one starts first. */
function replaceSlot(
  sim: Sim,
  cluster: Cluster,
  service: SimService,
  run: UpdateRun,
  { slot: [key, old], startFirst }: { readonly slot: Slot; readonly startFirst: boolean },
): void {
  const first = old[0];
  if (first === undefined) return;
  const current = old.filter((t) => isCurrent(cluster, service, t));
  const kept = current.find((t) => t.Status.State === 'running') ?? current[0];
  if (kept !== undefined) {
    // It has a suitable task already; the others go.
    for (const task of old) if (task !== kept) setDesired(sim, cluster, task, 'shutdown');
    run.slots.push({ key, newTask: kept.ID, oldTasks: [] });
    return;
  }
  const oldTasks = old.map((t) => t.ID);
  const fresh = createTask(sim, cluster, service, {
    place: placeOf(first),
    desired: startFirst ? 'running' : 'ready',
    more: {
      ...defined({ waitsFor: startFirst ? undefined : oldTasks }),
    },
  });
  if (!startFirst) for (const task of old) setDesired(sim, cluster, task, 'shutdown');
  run.slots.push({ key, newTask: fresh.ID, oldTasks });
}

/** Tracks the slots being replaced. A slot is done when its new task runs, or has failed. */
function tendSlots(sim: Sim, cluster: Cluster, run: UpdateRun, delayMs: number, monitorMs: number): void {
  const { tasks: known } = agendaOf(sim, cluster);
  const over = new Set<UpdateRun['slots'][number]>();
  for (const slot of run.slots) {
    const task = known.get(slot.newTask);
    const state = task?.Status.State;
    const done = task === undefined || state === 'running' || (state !== undefined && isTerminal(state));
    if (!done) continue;
    over.add(slot);
    run.nextAt = Math.max(run.nextAt, sim.now + delayMs);
    sim.changed = true;
    if (task !== undefined) run.watched.push({ task: task.ID, until: sim.now + monitorMs });
    for (const id of slot.oldTasks) {
      const old = known.get(id);
      if (old !== undefined && isWanted(old)) setDesired(sim, cluster, old, 'shutdown');
    }
  }
  if (over.size > 0) run.slots = run.slots.filter((slot) => !over.has(slot));
}

function noteFailures(sim: Sim, cluster: Cluster, run: UpdateRun): boolean {
  const { tasks: known } = agendaOf(sim, cluster);
  const { length: before } = run.failed;
  run.watched = run.watched.filter(({ task: id, until }) => {
    const task = known.get(id);
    if (task !== undefined && isTerminal(task.Status.State) && task.sim.stateAt <= until) {
      run.failed.push(id);
      return false;
    }
    return until >= sim.now;
  });
  return run.failed.length > before;
}

function tendUpdate(sim: Sim, cluster: Cluster, service: SimService, run: UpdateRun): void {
  const config = (run.rollback ? service.Spec.RollbackConfig : service.Spec.UpdateConfig) ?? DEFAULTS;
  const monitorMs = config.Monitor === undefined ? DEFAULT_MONITOR_MS : config.Monitor / NS_PER_MS;
  tendSlots(sim, cluster, run, (config.Delay ?? 0) / NS_PER_MS, monitorMs);
  if (noteFailures(sim, cluster, run) && config.FailureAction !== 'continue') {
    if (run.failed.length / Math.max(run.total, 1) > (config.MaxFailureRatio ?? 0)) {
      fail(sim, cluster, service, run, config);
      return;
    }
  }
  const left = outdatedSlots(
    sim,
    cluster,
    service,
    run.slots.map((slot) => slot.key),
  );
  const limit = config.Parallelism === 0 ? Number.POSITIVE_INFINITY : config.Parallelism;
  while (left.length > 0 && run.slots.length < limit && run.nextAt <= sim.now) {
    const slot = left.take(Math.floor(random(sim.state) * left.length));
    if (slot !== undefined)
      replaceSlot(sim, cluster, service, run, { slot, startFirst: config.Order === 'start-first' });
  }
  if (left.length > 0 || run.slots.length > 0) {
    delete run.doneAt;
    return;
  }
  run.doneAt ??= sim.now + monitorMs;
  if (run.doneAt <= sim.now) finish(sim, cluster, service, run);
}

/** One round over all updates, or over those that may go on. */
export function tendUpdates(sim: Sim, cluster: Cluster): void {
  const { isAll, tasks, updates } = agendaOf(sim, cluster);
  for (const service of cluster.services) {
    const { update } = service.sim;
    if (update === undefined) continue;
    const own = tasks.ofService(service.ID);
    if (!isAll && !own.mayUpdate && (updates.get(service.ID) ?? 0) > sim.now) continue;
    own.mayUpdate = false;
    tendUpdate(sim, cluster, service, update);
    updates.set(service.ID, nextOfUpdate(sim, service.sim.update));
  }
}

function nextOfUpdate(sim: Sim, update: UpdateRun | undefined): number {
  const times = update === undefined ? [] : [update.nextAt, update.doneAt ?? 0];
  return Math.min(...times.filter((at) => at > sim.now));
}
/** When an update goes on next: simulated milliseconds, infinity for never. */
export const nextUpdateEvent = (sim: Sim, cluster: Cluster): number =>
  Math.min(...cluster.services.map((service) => nextOfUpdate(sim, service.sim.update)));
