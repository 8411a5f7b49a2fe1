/**
 * Finds what answers at an address and port: a container that publishes it on the machine, or, through the routing mesh, any
 * task of the service that publishes it, whether it runs on that machine or not.
 */

import { WANTS_TLS } from '../contract/errors.ts';
import { ENGINE_PORT } from '../contract/version.ts';
import type { Route } from '../contract/world.ts';
import { hash32 } from '../model/random.ts';
import { isWanted, nodeById, type Sim } from '../model/sim.ts';
import type { Cluster, Daemon, ImageProgram, SimContainer, SimService } from '../model/state.ts';
import { containerFiles } from '../storage/container-files.ts';
import { findImage } from '../storage/images.ts';
import { registryAnswer } from '../storage/registry-store.ts';
import { httpAnswer, noteAccess } from './web-answers.ts';

interface Backend {
  readonly daemon: Daemon;
  readonly machine: string;
  readonly container: SimContainer;
}
/** The container behind an address and port, and the port inside it; or the machine's engine. */
export type Listener =
  | (Backend & { readonly kind: 'container'; readonly port: number; readonly turned?: () => void })
  | { readonly kind: 'engine'; readonly machine: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'timeout' };

const imageOf = ({ daemon, container }: Backend) =>
  daemon.images.find((i) => i.Id === container.Image) ?? findImage(daemon, container.Config.Image);

/** The program that listens there; undefined if nothing does. */
export function listeningProgram(found: Backend & { readonly port: number }): ImageProgram | undefined {
  const image = imageOf(found);
  return image?.Config.ExposedPorts?.[`${found.port}/tcp`] === undefined ? undefined : image.sim.program;
}

/** The computer's own address in the machines' network. */
const COMPUTER = '192.168.99.1';
/** The client as a server sees it: the routing mesh's end on the node, or the computer that asks. */
const CURL = 'curl/8.14.1';
const MESH = '10.0.0.2';

function answer(
  sim: Sim,
  backend: Backend & { readonly port: number; readonly turned?: () => void },
  path: string,
  agent: string,
): Route {
  const { daemon, machine, container, port } = backend;
  if (container.State.Paused) return { kind: 'timeout' };
  const image = imageOf(backend);
  const found =
    image === undefined
      ? undefined
      : listeningProgram(backend) === 'registry'
        ? registryAnswer(daemon, container, path)
        : httpAnswer(image, container, port, path, containerFiles(sim, daemon, container));
  if (found === undefined) return { kind: 'reset' };
  const client = backend.turned === undefined ? COMPUTER : MESH;
  if (image !== undefined) noteAccess(sim, image, container, { client, path, agent, ...found });
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

function local(daemon: Daemon, machine: string, port: number): Listener | undefined {
  for (const container of daemon.containers) {
    if (!container.State.Running) continue;
    for (const [target, bindings] of Object.entries(container.HostConfig.PortBindings ?? {})) {
      if (!target.endsWith('/tcp') || !bindings.some((b) => b.HostPort === String(port))) continue;
      return { kind: 'container', daemon, machine, container, port: Number.parseInt(target, 10) };
    }
  }
  return undefined;
}

function mesh(sim: Sim, daemon: Daemon, machine: string, port: number): Listener | undefined {
  const cluster = sim.state.clusters[daemon.swarm.clusterId];
  if (cluster === undefined || daemon.swarm.state !== 'active') return undefined;
  for (const service of cluster.services) {
    const config = service.Endpoint.Ports?.find((p) => p.PublishedPort === port && p.Protocol === 'tcp');
    if (config === undefined) continue;
    if (sim.state.noMesh === true && config.PublishMode === 'ingress') return { kind: 'refused' };
    const list = backends(sim, cluster, service, machine, config.PublishMode);
    if (list.length === 0) return { kind: 'refused' };
    const turn = daemon.turns[service.ID] ?? 0;
    const chosen = list[turn % list.length];
    if (chosen === undefined) return { kind: 'refused' };
    const turned = () => {
      daemon.turns[service.ID] = (turn + 1) % 1_000_000;
    };
    return { ...chosen, kind: 'container', port: config.TargetPort, turned };
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

/** The engine itself, which requires TLS: its only answer to a page's request. */
const plainTalk = (machine: string): Route => ({
  kind: 'answer',
  protocol: 'HTTP/1.0',
  status: 400,
  headers: {},
  body: `${WANTS_TLS}\n`,
  containerId: '',
  machine,
});

/** What answers at an address and port; looking does not advance the round robin. */
export function findBackend(sim: Sim, host: string, port: number): Listener {
  const here = ['localhost', '127.0.0.1', '::1', COMPUTER].includes(host);
  const machine = Object.values(sim.state.machines).find((m) => m.ip === host || m.name === host);
  if (!here && machine?.running !== true) return { kind: 'timeout' };
  const daemon = here ? sim.state.local : machine?.daemon;
  if (daemon === undefined || !daemon.up) return { kind: 'refused' };
  const name = here ? '' : (machine?.name ?? '');
  if (!here && String(port) === ENGINE_PORT) return { kind: 'engine', machine: name };
  return local(daemon, name, port) ?? mesh(sim, daemon, name, port) ?? { kind: 'refused' };
}

/** See World.route. */
export function route(
  sim: Sim,
  {
    host,
    port,
    path,
    agent = CURL,
  }: { host: string; port: number; path: string; agent?: string | undefined },
): Route {
  const found = findBackend(sim, host, port);
  if (found.kind === 'engine') return plainTalk(found.machine);
  if (found.kind !== 'container') return found;
  found.turned?.();
  return answer(sim, found, path, agent);
}
