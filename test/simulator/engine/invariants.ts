/** What must hold for every state of the simulator, whatever was done; used by tests. */

import { openSim } from '../../../src/simulator/engine/clock.ts';
import { hasQuorum } from '../../../src/simulator/engine/manager/membership.ts';
import { EVENTS_KEPT } from '../../../src/simulator/engine/model/events.ts';
import { isTerminal, isWanted, nodeById, slotKey, tasksOf } from '../../../src/simulator/engine/model/sim.ts';
import type { SimEvent } from '../../../src/simulator/engine/model/sim-objects.ts';
import type { Cluster, Daemon, State } from '../../../src/simulator/engine/model/state.ts';

function ofCluster(state: State, cluster: Cluster): string[] {
  const wrong: string[] = [];
  const sim = openSim(state);
  const leaders = cluster.nodes.filter((n) => n.ManagerStatus?.Leader === true);
  const quorum = hasQuorum(sim, cluster);
  if (leaders.length > 1) wrong.push(`${leaders.length} leaders`);
  if (quorum && cluster.leader === null && cluster.electionAt === null)
    wrong.push('a quorum without leader or election');
  if (!quorum && cluster.leader !== null) wrong.push('a leader without quorum');
  if (cluster.leader !== null && leaders[0]?.ID !== cluster.leader)
    wrong.push('the leader is not marked as such');
  for (const [kind, ids] of [
    ['node', cluster.nodes.map((n) => n.ID)],
    ['service', cluster.services.map((s) => s.ID)],
    ['task', cluster.tasks.map((t) => t.ID)],
  ] as const) {
    if (new Set(ids).size !== ids.length) wrong.push(`two ${kind}s with one id`);
  }
  for (const task of cluster.tasks) {
    const { State: current } = task.Status;
    const node = nodeById(cluster, task.NodeID);
    if (task.NodeID !== undefined && node === undefined && !isTerminal(current)) {
      wrong.push(`task ${task.ID} is ${current} on a node that doesn't exist`);
    }
    if (node === undefined || current !== 'running') continue;
    const machine = state.machines[node.sim.machine];
    const up = machine?.running === true && machine.daemon.up && machine.daemon.swarm.nodeId === node.ID;
    const connected = up && node.Status.State === 'ready' && cluster.leader !== null;
    const runs = machine?.daemon.containers.some((c) => c.sim.taskId === task.ID && c.State.Running) === true;
    if (connected && !runs && isWanted(task)) wrong.push(`task ${task.ID} runs without a container`);
  }
  for (const [kind, list] of [
    ['secret', cluster.secrets],
    ['config', cluster.configs],
  ] as const) {
    const names = list.map((item) => item.Spec.Name);
    if (new Set(names).size !== names.length) wrong.push(`two ${kind}s with one name`);
  }
  for (const { Spec } of cluster.services) {
    const { Secrets = [], Configs = [] } = Spec.TaskTemplate.ContainerSpec;
    const gone = [
      ...Secrets.filter((ref) => !cluster.secrets.some((s) => s.ID === ref.SecretID)).map(
        (s) => s.SecretName,
      ),
      ...Configs.filter((ref) => !cluster.configs.some((c) => c.ID === ref.ConfigID)).map(
        (c) => c.ConfigName,
      ),
    ];
    if (gone.length > 0) wrong.push(`${Spec.Name} uses ${gone.join(', ')}, which is gone`);
  }
  wrong.push(...ofEvents(cluster.events));
  const ports = cluster.services.flatMap((s) =>
    (s.Endpoint.Ports ?? [])
      .filter((p) => p.PublishMode === 'ingress')
      .map((p) => `${p.PublishedPort}/${p.Protocol}`),
  );
  if (new Set(ports).size !== ports.length) wrong.push('one port is published by two services');
  return wrong;
}

/** Of a cluster in which nothing is on its way any more: as many wanted tasks as replicas, one a slot. */
function ofReplicas(cluster: Cluster): string[] {
  const wrong: string[] = [];
  for (const service of cluster.services) {
    const replicas = service.Spec.Mode.Replicated?.Replicas;
    if (replicas === undefined || cluster.leader === null) continue;
    const wanted = tasksOf(cluster, service.ID).filter(isWanted);
    const slots = new Set(wanted.map(slotKey));
    const dead = service.sim.deadSlots.filter((key) => !slots.has(key)).length;
    if (slots.size + dead !== replicas && slots.size !== replicas) {
      wrong.push(`${service.Spec.Name}: ${slots.size} slots (${dead} given up) for ${replicas} replicas`);
    }
    // An update that starts tasks first has the old one and the new one in a slot while it waits or is paused.
    const state = service.UpdateStatus?.State ?? '';
    const midway = service.sim.update !== undefined || state.endsWith('paused');
    if (wanted.length !== slots.size && !midway)
      wrong.push(`${service.Spec.Name}: a slot with two wanted tasks`);
  }
  return wrong;
}

/** Events stand in their order, and not too many of them. */
function ofEvents(events: readonly SimEvent[]): string[] {
  const wrong: string[] = [];
  if (events.length > EVENTS_KEPT) wrong.push(`${events.length} events are kept`);
  if (events.some((event, i) => event.at < (events[i - 1]?.at ?? 0))) wrong.push('events out of order');
  return wrong;
}

/** Of one engine: its volumes and the states of its containers. */
function ofDaemon(name: string, daemon: Daemon): string[] {
  const wrong = ofEvents(daemon.events);
  const volumes = daemon.volumes.map((v) => v.Name);
  if (new Set(volumes).size !== volumes.length) wrong.push('two volumes with one name');
  const names = daemon.containers.map((c) => c.Name);
  if (new Set(names).size !== names.length) wrong.push('two containers with one name');
  for (const c of daemon.containers) {
    const { Paused, Running, Status } = c.State;
    if (Paused && !Running) wrong.push(`${c.Name} is paused and does not run`);
    if (Paused !== (Status === 'paused')) wrong.push(`${c.Name} is ${Status}, paused: ${Paused}`);
    for (const { Name } of c.Mounts)
      if (Name !== undefined && !volumes.includes(Name))
        wrong.push(`${c.Name} mounts ${Name}, which is gone`);
  }
  return wrong.map((text) => `${name}: ${text}`);
}

/** What is wrong with a state, one text each; empty when all is well. `settled`: nothing is on its way any more. */
export function checkInvariants(state: State, settled = false): string[] {
  const wrong: string[] = [];
  // A machine that is off has given its address back; who starts meanwhile may get it.
  const ips = Object.values(state.machines)
    .filter((m) => m.running)
    .map((m) => m.ip);
  if (new Set(ips).size !== ips.length) wrong.push('two machines with one address');
  for (const machine of Object.values(state.machines)) {
    wrong.push(...ofDaemon(machine.name, machine.daemon));
    if (!machine.running && machine.daemon.up) wrong.push(`${machine.name} is off, its engine is up`);
    const running = machine.daemon.containers.filter((c) => c.State.Running).length;
    if (!machine.daemon.up && running > 0) wrong.push(`${machine.name}: containers run without an engine`);
  }
  for (const cluster of Object.values(state.clusters)) {
    wrong.push(...ofCluster(state, cluster));
    if (settled) wrong.push(...ofReplicas(cluster));
  }
  return wrong;
}
