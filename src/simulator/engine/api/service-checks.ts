/** Checks the spec of a service, in the engine's order. */

import { EngineError, invalid } from '../contract/errors.ts';
import type { PortConfig, ResourceAmounts, ServiceSpec, UpdateConfig } from '../contract/types.ts';
import { parseConstraint } from '../manager/constraints.ts';
import { checkTemplates } from '../manager/task-template.ts';
import { parseReference } from '../model/reference.ts';
import { type Cluster, MOST_REPLICAS, type SimService } from '../model/state.ts';
import { findSwarmNetwork, ingressOf } from '../network/networks.ts';
import type { ApiContext } from './context.ts';
import { healthProblem } from './health-checks.ts';
import { checkObjectName } from './names.ts';

const MIB = 1024 * 1024;

/** Checks a spec and resolves network names to ids; `own` is the service that is updated. @throws EngineError */
export function checkSpec(ctx: ApiContext, cluster: Cluster, spec: ServiceSpec, own?: SimService): void {
  findNetworks(ctx, cluster, spec);
  checkWords(spec);
  checkObjectName(spec.Name);
  checkTask(spec);
  checkTemplates(spec);
  if ((spec.Mode.Replicated?.Replicas ?? 0) < 0) throw invalid('Number of replicas must be non-negative');
  checkAmount(spec);
  checkUpdate(spec.UpdateConfig);
  checkEndpoint(spec);
  for (const { Target } of spec.TaskTemplate.Networks ?? []) {
    if (ingressOf(cluster)?.ID === Target)
      throw invalid('Service cannot be explicitly attached to the ingress network "ingress"');
  }
  checkReferences(cluster, spec);
  checkPorts(cluster, spec, own);
  const needsIngress = spec.EndpointSpec?.Ports?.some((port) => port.PublishMode === 'ingress') === true;
  if (needsIngress && ingressOf(cluster) === undefined)
    throw new EngineError(
      'rpc error: code = FailedPrecondition desc = service needs ingress network, but no ingress network is present',
      400,
    );
}

/** What a real swarm would take until its managers have no memory left. */
function checkAmount({ Mode: { Replicated, ReplicatedJob } }: ServiceSpec): void {
  const amounts = [Replicated?.Replicas, ReplicatedJob?.MaxConcurrent, ReplicatedJob?.TotalCompletions];
  if (amounts.some((amount = 0) => amount > MOST_REPLICAS))
    throw invalid(`a simulated service has at most ${MOST_REPLICAS} replicas`);
}

/** Secrets and configs must exist, each at a place of its own. */
function checkReferences(cluster: Cluster, spec: ServiceSpec): void {
  const { Secrets = [], Configs = [] } = spec.TaskTemplate.ContainerSpec;
  checkFiles('secret', cluster.secrets, Secrets, (s) => [s.SecretID, s.SecretName]);
  checkFiles('config', cluster.configs, Configs, (c) => [c.ConfigID, c.ConfigName]);
}
function checkFiles<T extends { readonly File: { readonly Name: string } }>(
  what: string,
  known: readonly { readonly ID: string }[],
  refs: readonly T[],
  idAndName: (ref: T) => readonly [string, string],
): void {
  const lost = refs.map(idAndName).filter(([id]) => !known.some((item) => item.ID === id));
  if (lost.length > 0) {
    const names = lost.map(([, name]) => name).join(', ');
    throw invalid(`${what}${lost.length === 1 ? '' : 's'} not found: ${names}`);
  }
  for (const [at, ref] of refs.entries()) {
    const other = refs.slice(0, at).find((before) => before.File.Name === ref.File.Name);
    if (other === undefined) continue;
    const [[, first], [, second]] = [idAndName(other), idAndName(ref)];
    throw invalid(
      `${what} references '${first}' and '${second}' have a conflicting target: '${ref.File.Name}'`,
    );
  }
}

/** A name belongs to one service. @throws EngineError */
export function checkName(cluster: Cluster, spec: ServiceSpec): void {
  if (!cluster.services.some((s) => s.Spec.Name === spec.Name)) return;
  throw new EngineError(
    `rpc error: code = AlreadyExists desc = name conflicts with an existing object: service ${spec.Name} already exists`,
    409,
  );
}

function findNetworks(ctx: ApiContext, cluster: Cluster, spec: ServiceSpec): void {
  for (const network of spec.TaskTemplate.Networks ?? []) {
    const found = findSwarmNetwork(cluster, network.Target);
    if (found !== undefined) {
      network.Target = found.ID;
      continue;
    }
    if (ctx.daemon.networks.some((n) => n.Name === network.Target || n.Id === network.Target)) {
      throw new EngineError(
        `The network ${network.Target} cannot be used with services. Only networks scoped to the swarm can be used, such as those created with the overlay driver.`,
        403,
      );
    }
    throw new EngineError(`network ${network.Target} not found`, 404);
  }
}

/** Fields for which the API has a list of values. */
function checkWords(spec: ServiceSpec): void {
  const refuse = (why: string): EngineError => new EngineError(why, 400);
  for (const { Type: type } of spec.TaskTemplate.ContainerSpec.Mounts ?? []) {
    if (!['bind', 'volume', 'tmpfs', 'npipe', ''].includes(type))
      throw refuse(`invalid MountType: ${JSON.stringify(type)}`);
  }
  const { Condition: condition = '' } = spec.TaskTemplate.RestartPolicy ?? {};
  if (!['', 'none', 'on-failure', 'any'].includes(condition))
    throw refuse(`invalid RestartCondition: ${JSON.stringify(condition)}`);
  for (const config of [spec.UpdateConfig, spec.RollbackConfig]) {
    const { FailureAction: action = '', Order: order = '' } = config ?? {};
    if (!['', 'pause', 'continue', 'rollback'].includes(action))
      throw refuse(`unrecognized update failure action ${action}`);
    if (!['', 'stop-first', 'start-first'].includes(order))
      throw refuse(`unrecognized update order ${order}`);
  }
  const mode = spec.EndpointSpec?.Mode ?? '';
  if (!['', 'vip', 'dnsrr'].includes(mode)) throw refuse(`invalid resolution mode: ${JSON.stringify(mode)}`);
}

function checkTask({ TaskTemplate: task }: ServiceSpec): void {
  checkAmounts(task.Resources?.Limits);
  checkAmounts(task.Resources?.Reservations);
  if ((task.RestartPolicy?.Delay ?? 0) < 0) throw invalid('TaskSpec: restart-delay cannot be negative');
  if ((task.RestartPolicy?.Window ?? 0) < 0) throw invalid('TaskSpec: restart-window cannot be negative');
  for (const text of task.Placement?.Constraints ?? []) parseConstraint(text);
  const problem = healthProblem(task.ContainerSpec.Healthcheck, 'HealthConfig');
  if (problem !== undefined) throw invalid(`ContainerSpec: ${problem}`);
  const image = task.ContainerSpec.Image;
  if (image === '') throw invalid('ContainerSpec: image reference must be provided');
  if (parseReference(image) === undefined)
    throw invalid(`ContainerSpec: "${image}" is not a valid repository/tag`);
  const targets = new Set<string>();
  for (const { Target } of task.ContainerSpec.Mounts ?? []) {
    if (targets.has(Target)) throw invalid(`ContainerSpec: duplicate mount point: ${Target}`);
    targets.add(Target);
  }
}

function checkAmounts(amounts: ResourceAmounts | undefined): void {
  const { NanoCPUs: cpus = 0, MemoryBytes: memory = 0 } = amounts ?? {};
  if (cpus !== 0 && cpus < 1e6) {
    // As Go prints it: with an exponent of two digits from 0.0001 down.
    const amount = cpus / 1e9;
    const shown = (Math.abs(amount) < 1e-4 ? amount.toExponential() : String(amount)).replace(
      /e-(\d)$/,
      'e-0$1',
    );
    throw invalid(`invalid cpu value ${shown}: Must be at least 0.001`);
  }
  if (memory !== 0 && memory < 4 * MIB)
    throw invalid(`invalid memory value ${memory}: Must be at least 4MiB`);
}

function checkUpdate(config: UpdateConfig | undefined): void {
  const { Delay: delay = 0, Monitor: monitor = 0, MaxFailureRatio: ratio = 0 } = config ?? {};
  if (delay < 0) throw invalid('TaskSpec: update-delay cannot be negative');
  if (monitor < 0) throw invalid('TaskSpec: update-monitor cannot be negative');
  if (ratio < 0 || ratio > 1)
    throw invalid('TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1');
}

function checkEndpoint({ EndpointSpec: endpoint }: ServiceSpec): void {
  const seen = new Set<string>();
  for (const port of endpoint?.Ports ?? []) {
    if (endpoint?.Mode === 'dnsrr' && port.PublishMode === 'ingress')
      throw invalid("EndpointSpec: port published with ingress mode can't be used with dnsrr mode");
    if (!port.PublishedPort) continue;
    const key = `${port.PublishedPort}/${port.Protocol}`;
    if (seen.has(key)) throw invalid('EndpointSpec: duplicate published ports provided');
    seen.add(key);
  }
}

function checkPorts(cluster: Cluster, spec: ServiceSpec, own: SimService | undefined): void {
  const wanted = spec.EndpointSpec?.Ports?.filter((port) => port.PublishedPort) ?? [];
  for (const other of cluster.services) {
    if (other === own) continue;
    for (const taken of other.Endpoint.Ports ?? []) {
      if (!wanted.some((port) => clashes(port, taken))) continue;
      const how = taken.PublishMode === 'host' ? 'a host-published port' : 'an ingress port';
      throw invalid(
        `port '${taken.PublishedPort}' is already in use by service '${other.Spec.Name}' (${other.ID}) as ${how}`,
      );
    }
  }
}

/** Two services may share a host-mode port; the scheduler keeps their tasks on different nodes. */
function clashes(port: PortConfig, taken: PortConfig): boolean {
  return (
    port.PublishedPort === taken.PublishedPort &&
    port.Protocol === taken.Protocol &&
    (port.PublishMode === 'ingress' || taken.PublishMode === 'ingress')
  );
}
