/** `/tasks`, and the logs of tasks and services. */

import { defined } from '../../../value/defined.ts';
import type { Filters, LogLine } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { Task } from '../contract/types.ts';
import { daemonOfNode } from '../manager/membership.ts';
import { isCurrent, taskName } from '../manager/tasks.ts';
import { opened } from '../model/sealing.ts';
import { byText, nodeById, serviceById, stamp, TASK_ORDER, tasksOf } from '../model/sim.ts';
import type { Cluster, SimTask } from '../model/state.ts';
import { catchUp } from '../node/container-run.ts';
import { type ApiContext, checkFilters, checkUp, control, fits, fitsLabels, plain } from './context.ts';
import { findNode } from './nodes.ts';
import { findService } from './services.ts';

function checkState(wanted: string): (typeof TASK_ORDER)[number] {
  const state = TASK_ORDER.find((s) => s === wanted.toLowerCase());
  if (state === undefined) throw new EngineError(`Invalid desired-state filter: '${wanted}'`, 500);
  return state;
}
function desiredFits(task: SimTask, wanted: string): boolean {
  return task.DesiredState === checkState(wanted);
}
function isUpToDate(cluster: Cluster, task: SimTask): boolean {
  const service = serviceById(cluster, task.ServiceID);
  return service !== undefined && isCurrent(cluster, service, task);
}

/** `GET /tasks`. @throws EngineError on a worker, and for a filter that the engine refuses */
export function listTasks(ctx: ApiContext, filters?: Filters): Task[] {
  checkUp(ctx);
  const cluster = control(ctx);
  checkFilters(filters, [
    'id',
    'name',
    'label',
    'service',
    'node',
    'desired-state',
    '_up-to-date',
    'runtime',
  ]);
  for (const state of filters?.['desired-state'] ?? []) checkState(state);
  // A removed service's tasks are asked for by its id, which can't be looked up any more.
  const services = filters?.service?.map(
    (ref) => cluster.services.find((s) => s.Spec.Name === ref || s.ID.startsWith(ref))?.ID ?? ref,
  );
  const nodes = filters?.node?.map((ref) => findNode(ctx, cluster, ref).ID);
  return cluster.tasks
    .filter(
      (t) =>
        fits(filters, 'id', (id) => t.ID.startsWith(id)) &&
        fits(filters, 'name', (name) => taskName(t).startsWith(name)) &&
        (services === undefined || services.length === 0 || services.includes(t.ServiceID)) &&
        (nodes === undefined || nodes.length === 0 || nodes.includes(t.NodeID ?? '')) &&
        fits(filters, 'desired-state', (state) => desiredFits(t, state)) &&
        fits(filters, '_up-to-date', (flag) => (flag === 'true') === isUpToDate(cluster, t)) &&
        fitsLabels(filters, { ...t.sim.service.labels, ...t.Labels }),
    )
    .map(plain);
}

function findTask(cluster: Cluster, ref: string): SimTask {
  const found = cluster.tasks.filter((t) => t.ID === ref || (ref.length >= 4 && t.ID.startsWith(ref)));
  const [task] = found;
  if (task === undefined) throw new EngineError(`task ${ref} not found`, 404);
  return task;
}

/** `GET /tasks/REF`. @throws EngineError when there is none */
export function inspectTask(ctx: ApiContext, ref: string): Task {
  checkUp(ctx);
  return plain(findTask(control(ctx), ref));
}

function logsOf(ctx: ApiContext, cluster: Cluster, task: SimTask): LogLine[] {
  const node = nodeById(cluster, task.NodeID);
  const daemon = node === undefined ? undefined : daemonOfNode(ctx.sim, cluster, node);
  const container = daemon?.containers.find((c) => c.sim.taskId === task.ID);
  if (daemon !== undefined && container !== undefined) catchUp(ctx.sim, daemon, container);
  return (container?.sim.logs ?? []).map((line) => ({
    time: stamp(line.at),
    stream: line.stream,
    text: opened(ctx.sim, line),
    taskId: task.ID,
    ...defined({ nodeId: task.NodeID }),
  }));
}

/** `GET /tasks/REF/logs`. @throws EngineError when there is none */
export function taskLogs(ctx: ApiContext, ref: string): LogLine[] {
  checkUp(ctx);
  const cluster = control(ctx);
  return logsOf(ctx, cluster, findTask(cluster, ref));
}

/** `GET /services/REF/logs`: of all its tasks, by time. @throws EngineError when there is none */
export function serviceLogs(ctx: ApiContext, ref: string): LogLine[] {
  checkUp(ctx);
  const cluster = control(ctx);
  const lines = tasksOf(cluster, findService(cluster, ref).ID).flatMap((t) => logsOf(ctx, cluster, t));
  return lines.sort((a, b) => byText(a.time, b.time));
}
