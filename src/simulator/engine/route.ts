/**
 * Who answers at an address and port: a container that publishes it on the machine, or, through the routing mesh, any
 * task of the service that publishes it, whether it runs on that machine or not.
 */

import { containerFiles } from './container-files.ts';
import { findImage } from './images.ts';
import { httpAnswer } from './programs.ts';
import { hash32 } from './random.ts';
import { isWanted, nodeById, type Sim } from './sim.ts';
import type { Cluster, Daemon, SimContainer, SimService } from './state.ts';
import type { Route } from './world.ts';

interface Backend {
  readonly daemon: Daemon;
  readonly machine: string;
  readonly container: SimContainer;
}

function answer(sim: Sim, backend: Backend, port: number, path: string): Route {
  const { daemon, machine, container } = backend;
  if (container.State.Paused) return { kind: 'timeout' };
  const image =
    daemon.images.find((i) => i.Id === container.Image) ?? findImage(daemon, container.Config.Image);
  const found =
    image === undefined
      ? undefined
      : httpAnswer(image, container, port, path, containerFiles(sim, daemon, container));
  if (found === undefined) return { kind: 'reset' };
  return { kind: 'answer', ...found, containerId: container.Id, machine };
}

/** The containers behind a service, in the order in which a node asks them. */
function backends(
  sim: Sim,
  cluster: Cluster,
  service: SimService,
  asked: string,
  mode: 'ingress' | 'host',
): Backend[] {
  const found: (Backend & { order: number })[] = [];
  for (const task of cluster.tasks) {
    if (task.ServiceID !== service.ID || task.Status.State !== 'running' || !isWanted(task)) continue;
    const name = nodeById(cluster, task.NodeID)?.sim.machine ?? '';
    const machine = sim.state.machines[name];
    if (machine === undefined || !machine.running || !machine.daemon.up) continue;
    if (mode === 'host' && name !== asked) continue;
    const container = machine.daemon.containers.find((c) => c.sim.taskId === task.ID && c.State.Running);
    if (container === undefined) continue;
    const order = hash32(`${asked}/${task.ID}`);
    found.push({ daemon: machine.daemon, machine: name, container, order });
  }
  return found.sort((a, b) => a.order - b.order);
}

function local(sim: Sim, daemon: Daemon, machine: string, port: number, path: string): Route | undefined {
  for (const container of daemon.containers) {
    if (!container.State.Running) continue;
    for (const [target, bindings] of Object.entries(container.HostConfig.PortBindings ?? {})) {
      if (!target.endsWith('/tcp') || !bindings.some((b) => b.HostPort === String(port))) continue;
      return answer(sim, { daemon, machine, container }, Number.parseInt(target, 10), path);
    }
  }
  return undefined;
}

function mesh(sim: Sim, daemon: Daemon, machine: string, port: number, path: string): Route | undefined {
  const cluster = sim.state.clusters[daemon.swarm.clusterId];
  if (cluster === undefined || daemon.swarm.state !== 'active') return undefined;
  for (const service of cluster.services) {
    const config = service.Endpoint.Ports?.find((p) => p.PublishedPort === port && p.Protocol === 'tcp');
    if (config === undefined) continue;
    if (sim.state.noMesh === true && config.PublishMode === 'ingress') return { kind: 'refused' };
    const list = backends(sim, cluster, service, machine, config.PublishMode);
    if (list.length === 0) return { kind: 'refused' };
    const turn = daemon.turns[service.ID] ?? 0;
    daemon.turns[service.ID] = (turn + 1) % 1_000_000;
    const chosen = list[turn % list.length];
    if (chosen === undefined) return { kind: 'refused' };
    return answer(sim, chosen, config.TargetPort, path);
  }
  return undefined;
}

/** See World.publishedPorts. */
export function publishedPorts(sim: Sim, name: string): number[] {
  const daemon = sim.state.machines[name]?.daemon;
  if (daemon?.up !== true) return [];
  const ports = daemon.containers
    .filter((container) => container.State.Running)
    .flatMap((container) => Object.values(container.HostConfig.PortBindings ?? {}).flat())
    .map((binding) => Number(binding.HostPort));
  const cluster = daemon.swarm.state === 'active' ? sim.state.clusters[daemon.swarm.clusterId] : undefined;
  for (const service of sim.state.noMesh === true ? [] : (cluster?.services ?? [])) {
    for (const { PublishMode, Protocol, PublishedPort } of service.Endpoint.Ports ?? [])
      if (PublishMode === 'ingress' && Protocol === 'tcp' && PublishedPort !== undefined)
        ports.push(PublishedPort);
  }
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** See World.route. */
export function route(sim: Sim, host: string, port: number, path: string): Route {
  const here = host === 'localhost' || host === '127.0.0.1' || host === '::1';
  const machine = Object.values(sim.state.machines).find((m) => m.ip === host || m.name === host);
  if (!here && machine?.running !== true) return { kind: 'timeout' };
  const daemon = here ? sim.state.local : machine?.daemon;
  if (daemon === undefined || !daemon.up) return { kind: 'refused' };
  const name = here ? '' : (machine?.name ?? '');
  return local(sim, daemon, name, port, path) ?? mesh(sim, daemon, name, port, path) ?? { kind: 'refused' };
}
