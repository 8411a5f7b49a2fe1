/**
 * Carries out the tasks of a node: fetches the image, makes and starts the container, reports its end, stops
 * it when asked.
 */

import { defined } from '../../../value/defined.ts';
import { NotSimulatedError } from '../contract/errors.ts';
import { daemonOfNode, isConnected } from '../manager/membership.ts';
import { expandSpec, valuesOf } from '../manager/task-template.ts';
import { taskName } from '../manager/tasks.ts';
import { agendaOf } from '../model/agenda-of.ts';
import { between } from '../model/random.ts';
import { parseReference } from '../model/reference.ts';
import {
  isTerminal,
  isUnplaced,
  isWanted,
  nodeById,
  type Sim,
  serviceById,
  setState,
  stamp,
  touch,
} from '../model/sim.ts';
import type { Cluster, Daemon, SimContainer, SimNode, SimTask } from '../model/state.ts';
import { attachNetworks, networkLost } from '../network/task-networks.ts';
import { digestOf } from '../registry/catalog.ts';
import { remoteImage } from '../registry/registries.ts';
import { addImage, findImage } from '../storage/images.ts';
import {
  ACCEPT,
  BEGIN,
  CLEAN_UP,
  CLEAN_UP_LATER,
  due,
  PREPARE_AGAIN,
  PREPARE_FIRST,
  PULL,
  REFUSE,
  REPORT,
  START_AGAIN,
  START_FIRST,
  START_NEXT,
} from './agent-times.ts';
import { createContainer } from './container-create.ts';
import { startContainer } from './containers.ts';
import { healthOf } from './health.ts';
import { missingBind } from './host-paths.ts';
import { removeOrphans } from './orphans.ts';
import { askTaskToStop, endRejected, endTask, stopIfUnhealthy } from './task-end.ts';

/** Another task of a network runs on the node already, so the network is there. */
function isWarm(sim: Sim, cluster: Cluster, task: SimTask): boolean {
  return agendaOf(sim, cluster)
    .tasks.onNode(task.NodeID)
    .some((t) => t !== task && t.ServiceID === task.ServiceID && t.Status.State === 'running');
}

type TaskTransition = (sim: Sim, cluster: Cluster, daemon: Daemon, task: SimTask) => void;

const machineOf = (cluster: Cluster, task: SimTask): string =>
  nodeById(cluster, task.NodeID)?.sim.machine ?? '';
const imageText = (task: SimTask): string => task.Spec.ContainerSpec.Image;

const prepare: TaskTransition = (sim, cluster, daemon, task) => {
  const text = imageText(task);
  const service = serviceById(cluster, task.ServiceID);
  const local = findImage(daemon, text);
  const ref = parseReference(text);
  const remote =
    local !== undefined || ref === undefined
      ? undefined
      : remoteImage({ sim, daemon, machine: machineOf(cluster, task) }, ref, service?.sim.auth);
  const warm = isWarm(sim, cluster, task) ? PREPARE_AGAIN : PREPARE_FIRST;
  if (!due(sim, cluster, task, local !== undefined ? warm : remote !== undefined ? PULL : REFUSE)) return;
  if (local === undefined && remote !== undefined && ref !== undefined)
    addImage(daemon, remote, ref, digestOf(remote));
  const image = findImage(daemon, text);
  if (image === undefined) {
    setState(sim, cluster, task, 'rejected', `No such image: ${text}`);
    return;
  }
  const spec = expandSpec(task.Spec.ContainerSpec, valuesOf(cluster, task));
  const missing = missingBind(daemon, spec.Mounts ?? []);
  if (missing !== undefined) return setState(sim, cluster, task, 'rejected', missing);
  const name = taskName(task);
  const limits = task.Spec.Resources?.Limits;
  const bindings = (service?.Endpoint.Ports ?? []).flatMap((p) =>
    p.PublishMode === 'host' && p.PublishedPort !== undefined
      ? [
          {
            port: `${p.TargetPort}/${p.Protocol}`,
            binding: { HostIp: '', HostPort: String(p.PublishedPort) },
          },
        ]
      : [],
  );
  const container = createContainer(
    sim,
    daemon,
    image,
    {
      Image: text,
      Name: name,
      ...defined({
        Cmd: spec.Args,
        Entrypoint: spec.Command,
        Hostname: spec.Hostname,
        Env: spec.Env,
        WorkingDir: spec.Dir,
        Tty: spec.TTY,
        Mounts: spec.Mounts,
        Healthcheck: spec.Healthcheck,
      }),
      Labels: {
        ...spec.Labels,
        'com.docker.swarm.node.id': task.NodeID ?? '',
        'com.docker.swarm.service.id': task.ServiceID,
        'com.docker.swarm.service.name': service?.Spec.Name ?? '',
        'com.docker.swarm.task': '',
        'com.docker.swarm.task.id': task.ID,
        'com.docker.swarm.task.name': name,
      },
      HostConfig: {
        ...defined({
          NanoCpus: limits?.NanoCPUs,
          Memory: limits?.MemoryBytes,
          PortBindings:
            bindings.length === 0
              ? undefined
              : Object.fromEntries(bindings.map((b) => [b.port, [b.binding]])),
        }),
      },
    },
    task.ID,
  );
  if (spec.Secrets !== undefined) container.sim.secrets = spec.Secrets;
  if (spec.Configs !== undefined) container.sim.configs = spec.Configs;
  task.Status.ContainerStatus = { ContainerID: container.Id, PID: 0, ExitCode: 0 };
  setState(sim, cluster, task, 'ready');
};

function containerOf(sim: Sim, daemon: Daemon, task: SimTask): SimContainer | undefined {
  const found = sim.agenda?.containers.get(task.Status.ContainerStatus?.ContainerID);
  return found?.daemon === daemon ? found.container : undefined;
}

/** A task with a health check is starting until it is healthy. */
function awaitHealth(sim: Sim, cluster: Cluster, daemon: Daemon, task: SimTask): void {
  const container = containerOf(sim, daemon, task);
  if (container?.State.Running !== true) endTask(sim, cluster, task, container, 'running');
  else if (healthOf(container) === 'healthy') nowRuns(sim, cluster, task, container);
  else stopIfUnhealthy(sim, daemon, task, container);
}

function nowRuns(sim: Sim, cluster: Cluster, task: SimTask, container: SimContainer): void {
  task.Status.ContainerStatus = { ContainerID: container.Id, PID: container.State.Pid, ExitCode: 0 };
  setState(sim, cluster, task, 'running');
}

const start: TaskTransition = (sim, cluster, daemon, task) => {
  const container = containerOf(sim, daemon, task);
  if (task.sim.isStarted === true) {
    awaitHealth(sim, cluster, daemon, task);
    return;
  }
  const beside = task.sim.at === undefined ? agendaOf(sim, cluster).tasks.onNode(task.NodeID) : [];
  const others = beside.flatMap((t) => (t !== task && t.Status.State === 'starting' ? (t.sim.at ?? []) : []));
  if (others.length > 0)
    task.sim.at ??= Math.max(...others) + between(sim.state, START_NEXT[0], START_NEXT[1]);
  if (!due(sim, cluster, task, isWarm(sim, cluster, task) ? START_AGAIN : START_FIRST)) return;
  if (container === undefined) {
    const gone = `starting container failed: No such container: ${taskName(task)}`;
    setState(sim, cluster, task, 'failed', gone);
    return;
  }
  attachNetworks(container, task);
  try {
    startContainer(sim, daemon, container);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const text =
      error instanceof NotSimulatedError ? error.message : `starting container failed: ${error.message}`;
    setState(sim, cluster, task, 'failed', text);
    return;
  }
  if (healthOf(container) === undefined) nowRuns(sim, cluster, task, container);
  else {
    task.sim.isStarted = true;
    delete task.sim.at;
  }
};

const watch: TaskTransition = (sim, cluster, daemon, task) => {
  const container = containerOf(sim, daemon, task);
  if (container?.State.Running === true) stopIfUnhealthy(sim, daemon, task, container);
  // One that ended before it was healthy is Running for a moment all the same.
  else if (task.sim.isStarted !== true || due(sim, cluster, task, REPORT))
    endTask(sim, cluster, task, container, 'complete');
};

/** Ends a task that is no longer wanted. */
const stop: TaskTransition = (sim, cluster, daemon, task) => {
  const container = containerOf(sim, daemon, task);
  if (container?.State.Running === true) {
    if (container.sim.stopAt !== undefined) return;
    askTaskToStop(sim, daemon, task, container);
    task.Status.Timestamp = stamp(sim.now);
    delete task.sim.at;
    touch(sim, cluster, task);
    return;
  }
  if (
    container !== undefined &&
    task.Status.State === 'running' &&
    !due(sim, cluster, task, container.sim.removeAt === undefined ? CLEAN_UP : CLEAN_UP_LATER)
  )
    return;
  if (container !== undefined) {
    task.Status.ContainerStatus = { ContainerID: container.Id, PID: 0, ExitCode: container.State.ExitCode };
  }
  // Containers that ended with their engine have left their networks.
  const network = container?.sim.removeAt === undefined ? networkLost(sim, cluster, task) : undefined;
  if (network === undefined) setState(sim, cluster, task, 'shutdown');
  else
    setState(
      sim,
      cluster,
      task,
      'failed',
      `error while removing network: unknown network ${network.name} id ${network.id}`,
    );
};

function step(sim: Sim, cluster: Cluster, daemon: Daemon, task: SimTask): void {
  if (isTerminal(task.Status.State) || task.Status.State === 'new' || task.Status.State === 'pending') return;
  if (!isWanted(task)) {
    stop(sim, cluster, daemon, task);
    return;
  }
  switch (task.Status.State) {
    case 'assigned':
      if (due(sim, cluster, task, ACCEPT)) setState(sim, cluster, task, 'accepted');
      return;
    case 'accepted':
      if (due(sim, cluster, task, BEGIN)) setState(sim, cluster, task, 'preparing');
      return;
    case 'preparing':
      prepare(sim, cluster, daemon, task);
      return;
    case 'ready':
      if (task.DesiredState !== 'ready' && (task.sim.at ?? 0) <= sim.now)
        setState(sim, cluster, task, 'starting');
      return;
    case 'starting':
      start(sim, cluster, daemon, task);
      return;
    case 'running':
      watch(sim, cluster, daemon, task);
      return;
  }
}

/** One round over all connected nodes: every task that may moves on as far as it can now. */
export function tendAgents(sim: Sim, cluster: Cluster): void {
  const agenda = agendaOf(sim, cluster);
  const byNode = Map.groupBy(agenda.isAll ? [] : agenda.awake(), (task) => task.NodeID ?? '');
  for (const node of nodesToTend(sim, cluster, new Set(byNode.keys()))) {
    if (!isConnected(sim, cluster, node)) continue;
    const daemon = daemonOfNode(sim, cluster, node);
    if (daemon === undefined) continue;
    const tasks = agenda.isAll ? [...agenda.tasks.onNode(node.ID)] : (byNode.get(node.ID) ?? []);
    for (const task of tasks) {
      step(sim, cluster, daemon, task);
      const container = containerOf(sim, daemon, task);
      endRejected(sim, daemon, task, container);
      if (container !== undefined) sim.agenda?.containers.touch(container);
    }
    removeOrphans(sim, agenda, daemon);
  }
}

/** The nodes with something to do, in their order. */
function nodesToTend(sim: Sim, cluster: Cluster, ids: Set<string>): readonly SimNode[] {
  const agenda = agendaOf(sim, cluster);
  if (agenda.isAll) return cluster.nodes;
  for (const daemon of agenda.orphaned) ids.add(daemon.swarm.nodeId);
  const order = ({ ID }: SimNode): number => agenda.nodeOrder.get(ID) ?? 0;
  return [...ids].flatMap((id) => nodeById(cluster, id) ?? []).sort((a, b) => order(a) - order(b));
}

/** When the agent of its node moves a task on: simulated milliseconds, infinity for never. */
export function nextOfTask(sim: Sim, cluster: Cluster, task: SimTask): number {
  const { at } = task.sim;
  if (at === undefined || isTerminal(task.Status.State)) return Number.POSITIVE_INFINITY;
  if (isUnplaced(task)) return at;
  const node = nodeById(cluster, task.NodeID);
  return node !== undefined && isConnected(sim, cluster, node) ? at : Number.POSITIVE_INFINITY;
}
