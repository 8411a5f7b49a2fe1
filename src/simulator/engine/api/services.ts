/** `/services`: the services of a swarm. */

import { copyOf } from '../../../value/copy.ts';
import { defined } from '../../../value/defined.ts';
import type { Filters, ServiceOptions } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { Labels, Service, ServiceSpec } from '../contract/types.ts';
import { beginRun, isJob, ofRun } from '../manager/jobs.ts';
import { beginUpdate, rollBack } from '../manager/updater.ts';
import { noteCluster } from '../model/events.ts';
import { newObject } from '../model/new-object.ts';
import { parseReference } from '../model/reference.ts';
import { byText, isWanted, nodeById, tasksOf, touch } from '../model/sim.ts';
import type { Cluster, SimService } from '../model/state.ts';
import { endpointFor } from '../network/endpoints.ts';
import { digestOf } from '../registry/catalog.ts';
import { remoteImage } from '../registry/registries.ts';
import {
  type ApiContext,
  change,
  checkFilters,
  checkUp,
  control,
  fits,
  fitsLabels,
  plain,
} from './context.ts';
import { checkName, checkSpec } from './service-checks.ts';

/** By id, name or id prefix. @throws EngineError */
export function findService(cluster: Cluster, ref: string): SimService {
  const exact =
    cluster.services.find((s) => s.ID === ref) ?? cluster.services.find((s) => s.Spec.Name === ref);
  if (exact !== undefined) return exact;
  const found = ref === '' ? [] : cluster.services.filter((s) => s.ID.startsWith(ref));
  const [service, other] = found;
  if (service === undefined) throw new EngineError(`service ${ref} not found`, 404);
  if (other !== undefined)
    throw new EngineError(`service ${ref} is ambiguous (${found.length} matches found)`, 400);
  return service;
}

/** REPLICAS: how many tasks run, on any node, and how many there should be. */
function statusOf(cluster: Cluster, service: SimService): NonNullable<Service['ServiceStatus']> {
  const { Replicated, ReplicatedJob } = service.Spec.Mode;
  const job = isJob(service.Spec);
  const tasks = job ? ofRun(cluster, service) : tasksOf(cluster, service.ID);
  const replicas = Replicated?.Replicas ?? ReplicatedJob?.MaxConcurrent;
  const desired =
    replicas ??
    tasks.filter(
      (t) =>
        isWanted(t) && t.Status.State !== 'complete' && nodeById(cluster, t.NodeID)?.Status.State === 'ready',
    ).length;
  const count = (state: string): number => tasks.filter((t) => t.Status.State === state).length;
  return { RunningTasks: count('running'), DesiredTasks: desired, CompletedTasks: count('complete') };
}

/** `replicated`, `global-job` …, as filters name it. */
const modeOf = ({ Mode }: ServiceSpec): string =>
  Mode.ReplicatedJob
    ? 'replicated-job'
    : Mode.GlobalJob
      ? 'global-job'
      : Mode.Global
        ? 'global'
        : 'replicated';

/** `GET /services`. @throws EngineError on a worker, and for a filter that the engine refuses */
export function listServices(ctx: ApiContext, filters?: Filters): Service[] {
  checkUp(ctx);
  const cluster = control(ctx);
  checkFilters(filters, ['id', 'name', 'label', 'mode', 'runtime']);
  return cluster.services
    .filter(
      (s) =>
        fits(filters, 'id', (id) => s.ID.startsWith(id)) &&
        fits(filters, 'name', (name) => s.Spec.Name.startsWith(name)) &&
        fits(filters, 'mode', (mode) => mode === modeOf(s.Spec)) &&
        fitsLabels(filters, s.Spec.Labels),
    )
    .sort((a, b) => byText(a.Spec.Name, b.Spec.Name))
    .map((s) => ({ ...plain(s), ServiceStatus: statusOf(cluster, s) }));
}

/**
 * Names the image of a spec as the client does: with its tag, `latest` if it has none, and, if asked for, with the digest
 * and the platforms that the registry reports. Returns the warnings.
 */
function nameImage(ctx: ApiContext, spec: ServiceSpec, options: ServiceOptions): string[] {
  const { TaskTemplate: task } = spec;
  const ref = parseReference(task.ContainerSpec.Image);
  if (ref === undefined || ref.digest !== '') return [];
  task.ContainerSpec.Image = ref.familiar;
  if (options.queryRegistry !== true) return [];
  const image = remoteImage(ctx, ref, options.auth?.username);
  if (image === undefined) {
    const name = ref.familiar;
    return [
      `image ${name} could not be accessed on a registry to record\nits digest. Each node will access ${name} independently,\npossibly leading to different nodes running different\nversions of the image.\n`,
    ];
  }
  task.ContainerSpec.Image = `${ref.familiar}@${digestOf(image)}`;
  task.Placement = { ...task.Placement, Platforms: [{ Architecture: image.Architecture, OS: image.Os }] };
  return [];
}

/** `POST /services/create`. @throws EngineError for a specification that a manager refuses */
export function createService(
  ctx: ApiContext,
  given: ServiceSpec,
  options: ServiceOptions,
): { id: string; warnings: string[] } {
  checkUp(ctx);
  const cluster = control(ctx);
  const spec = copyOf(given);
  if (Object.keys(spec.Mode).length === 0) spec.Mode = { Replicated: { Replicas: 1 } };
  checkSpec(ctx, cluster, spec);
  checkName(cluster, spec);
  const warnings = nameImage(ctx, spec, options);
  return change(ctx, () => {
    const service: SimService = {
      ...newObject(ctx.sim, cluster),
      Spec: spec,
      Endpoint: endpointFor(ctx.sim, cluster, spec),
      sim: { deadSlots: [], ...defined({ auth: options.auth?.username }) },
    };
    if (isJob(spec)) beginRun(ctx.sim, cluster, service, 0);
    cluster.services.push(service);
    noteCluster(ctx.sim, cluster, {
      type: 'service',
      action: 'create',
      id: service.ID,
      attributes: { name: spec.Name },
    });
    return { id: service.ID, warnings };
  });
}

/** The attributes of an update's event. */
function changesOf(before: ServiceSpec, after: ServiceSpec): Labels {
  const image = (spec: ServiceSpec): string => spec.TaskTemplate.ContainerSpec.Image;
  const replicas = (spec: ServiceSpec): number | undefined => spec.Mode.Replicated?.Replicas;
  return {
    name: after.Name,
    ...(image(before) === image(after) ? {} : { 'image.old': image(before), 'image.new': image(after) }),
    ...(replicas(before) === replicas(after)
      ? {}
      : { 'replicas.old': String(replicas(before)), 'replicas.new': String(replicas(after)) }),
  };
}

/**
 * `POST /services/REF/update`; `version` is the one that the caller has read.
 * @throws EngineError when it is out of date, or for a specification that a manager refuses
 */
export function updateService(
  ctx: ApiContext,
  ref: string,
  given: ServiceSpec,
  options: ServiceOptions & { readonly version?: number },
): { warnings: string[] } {
  checkUp(ctx);
  const cluster = control(ctx);
  const service = findService(cluster, ref);
  const spec = copyOf(given);
  checkSpec(ctx, cluster, spec, service);
  if (modeOf(spec) !== modeOf(service.Spec)) {
    throw new EngineError('rpc error: code = Unimplemented desc = service mode change is not allowed', 501);
  }
  if (spec.Name !== service.Spec.Name)
    throw new EngineError('rpc error: code = Unimplemented desc = renaming services is not supported', 501);
  if (options.version !== undefined && options.version !== service.Version.Index) {
    throw new EngineError('rpc error: code = Unknown desc = update out of sequence', 500);
  }
  const warnings = nameImage(ctx, spec, options);
  return change(ctx, () => {
    noteCluster(ctx.sim, cluster, {
      type: 'service',
      action: 'update',
      id: service.ID,
      attributes: changesOf(service.Spec, spec),
    });
    const again = isJob(spec) && spec.TaskTemplate.ForceUpdate !== service.Spec.TaskTemplate.ForceUpdate;
    service.PreviousSpec = service.Spec;
    service.Spec = spec;
    service.Endpoint = endpointFor(ctx.sim, cluster, spec, service.Endpoint);
    service.sim.deadSlots = [];
    if (options.auth !== undefined) service.sim.auth = options.auth.username;
    delete service.UpdateStatus;
    touch(ctx.sim, cluster, service);
    if (again) beginRun(ctx.sim, cluster, service, service.Version.Index);
    beginUpdate(ctx.sim, cluster, service, false);
    return { warnings };
  });
}

/** Goes back to the specification before the last update. @throws EngineError when there is none */
export function rollbackService(ctx: ApiContext, ref: string): void {
  checkUp(ctx);
  const cluster = control(ctx);
  const service = findService(cluster, ref);
  if (service.PreviousSpec === undefined) {
    throw new EngineError(
      `rpc error: code = FailedPrecondition desc = service ${service.ID} does not have a previous spec`,
      400,
    );
  }
  change(ctx, () => rollBack(ctx.sim, cluster, service, 'manually requested rollback'));
}

/** The service is gone at once; its tasks end in their own time. */
export function removeService(ctx: ApiContext, ref: string): void {
  checkUp(ctx);
  const cluster = control(ctx);
  const service = findService(cluster, ref);
  change(ctx, () => {
    cluster.services = cluster.services.filter((s) => s !== service);
    noteCluster(ctx.sim, cluster, {
      type: 'service',
      action: 'remove',
      id: service.ID,
      attributes: { name: service.Spec.Name },
    });
  });
}
