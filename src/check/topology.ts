/** The swarm as a picture: machines, their role in the swarm and their tasks, from two or three questions. */

import type { Session } from '../driver/types.ts';
import { defined } from '../value/defined.ts';
import { currentTasks } from './conditions/tasks.ts';
import { type Asker, createAsker } from './probes/asker.ts';
import { isRecord, jsonLines } from './probes/json.ts';
import { parseNodes, parseServices, parseTasks } from './probes/listings.ts';
import { probe } from './probes/probe.ts';
import type { Row } from './tables.ts';
import type { Topology, TopologyMachine, TopologyService, TopologyTask } from './types.ts';

/**
 * Everything about the swarm in one connection, as each costs about 0.3 s. The listings need no separators:
 * their rows are told apart by their fields. On a worker only the first command answers.
 */
const SURVEY = [
  "docker info --format '{{json .Swarm}}'",
  "docker node ls --format '{{json .}}'",
  "docker service ls --format '{{json .}}'",
  "docker service ps --no-trunc --format '{{json .}}' $(docker service ls -q)",
].join('; ');

interface Survey {
  readonly nodes: readonly Row[];
  readonly services: readonly Row[];
  readonly tasks: readonly Row[];
}

const NO_SWARM: Survey = { nodes: [], services: [], tasks: [] };

/** Where and among what a look is taken. */
export interface TopologyRequest {
  readonly session: Session;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Machines that matter by their name. A learner's others are neither asked nor shown, unless they are nodes of the swarm. */
  readonly known: (name: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at the machines and, through the first of them that turns out to be a manager, at the swarm.
 * Whatever cannot be found out is left empty.
 * @throws Never, except the signal's reason when aborted.
 */
export async function lookAtTopology({
  session,
  env,
  cwd,
  known,
  signal,
}: TopologyRequest): Promise<Topology> {
  const asker = createAsker({ session, env, cwd, signal });
  const machines = await probe(asker, { view: 'machines' });
  if (!machines.ok) return { machines: [], services: [] };
  const ours = machines.rows.filter(({ Name = '' }) => known(Name));
  const swarm = await survey(asker, ours);
  const nodes = new Set(swarm.nodes.map(({ Hostname }) => Hostname));
  return {
    machines: machines.rows
      .filter((machine) => ours.includes(machine) || nodes.has(machine.Name))
      .map((machine) => machineOf(machine, swarm)),
    services: swarm.services.map(serviceOf),
  };
}

/** Asks the machines in turn, the active one first; a worker knows who its managers are. */
async function survey(asker: Asker, machines: readonly Row[]): Promise<Survey> {
  const running = machines.filter((machine) => machine.State === 'Running');
  const queue = [...running.filter(isActive), ...running.filter((machine) => !isActive(machine))];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const answer = await asker.askOn(next.Name ?? '', SURVEY);
    const objects = jsonLines(answer.stdout);
    const listing = (field: string): string =>
      objects
        .filter((each) => field in each)
        .map((each) => JSON.stringify(each))
        .join('\n');
    const nodes = parseNodes(listing('Hostname'));
    if (nodes.length > 0) {
      return {
        nodes,
        services: parseServices(listing('Replicas')),
        tasks: parseTasks(listing('CurrentState')),
      };
    }
    const addresses = managersOf(objects.find((each) => 'LocalNodeState' in each));
    queue.sort((a, b) => Number(addresses.has(b.IP ?? '')) - Number(addresses.has(a.IP ?? '')));
  }
  return NO_SWARM;
}

function isActive(machine: Row): boolean {
  return (machine.Active ?? '').startsWith('*');
}

/** The IP addresses of the managers that an engine in a swarm knows. */
function managersOf(swarm: Readonly<Record<string, unknown>> | undefined): ReadonlySet<string> {
  const managers = Array.isArray(swarm?.RemoteManagers) ? swarm.RemoteManagers.filter(isRecord) : [];
  return new Set(managers.map((manager) => String(manager.Addr).replace(/:\d+$/, '')));
}

function machineOf(machine: Row, swarm: Survey): TopologyMachine {
  const name = machine.Name ?? '';
  // A machine that left and joined again stands twice in the list until its old node is removed.
  const own = swarm.nodes.filter((node) => node.Hostname === name);
  const node = own.find((each) => each.Status === 'Ready') ?? own[0];
  // Listings name a task's node by its hostname only. What a lost node was to end stays `Running` there for ever.
  const hasLost = own.some((each) => each.Status === 'Down');
  return {
    name,
    state: machine.State ?? '',
    ip: machine.IP ?? '',
    active: isActive(machine),
    ...defined({
      role: node ? (node.ManagerStatus === '' ? ('worker' as const) : ('manager' as const)) : undefined,
    }),
    leader: node?.ManagerStatus === 'Leader',
    status: node?.Status ?? '',
    availability: node?.Availability ?? '',
    tasks: tasksToShow(
      swarm.tasks.filter((task) => (hasLost ? isWanted(task) : true)),
      swarm.tasks,
    )
      .filter((task) => task.Node === name)
      .map(taskOf),
  };
}

/** Tasks that a learner would count: how each slot is doing now, and what is still running out. */
function tasksToShow(candidates: readonly Row[], all: readonly Row[]): Row[] {
  const current = new Set(currentTasks(all));
  return candidates.filter((task) => (current.has(task) && !isOver(task)) || task.State === 'running');
}

function isWanted(task: Row): boolean {
  return /^(running|ready)$/i.test(task.DesiredState ?? '');
}

/** Ended as it was told to: no trouble, and nothing to show. */
function isOver(task: Row): boolean {
  return ['shutdown', 'complete', 'remove', 'orphaned'].includes(task.State ?? '');
}

/** `getstartedlab_web.1` becomes `web.1`; a global service's task has a node's id for its slot and is just `web`. */
function taskOf(task: Row): TopologyTask {
  const [, service = task.Name ?? '', slot = ''] = /^(.*)\.([^.]+)$/.exec(task.Name ?? '') ?? [];
  const short = service.replace(/^[^_]+_/, '');
  return {
    name: /^\d+$/.test(slot) ? `${short}.${slot}` : short,
    service,
    state: task.State ?? '',
    desired: (task.DesiredState ?? '').toLowerCase(),
    image: task.Image ?? '',
  };
}

function serviceOf(service: Row): TopologyService {
  return {
    name: service.Name ?? '',
    running: Number(service.Running) || 0,
    desired: Number(service.Desired) || 0,
    ports: service.Ports ?? '',
  };
}
