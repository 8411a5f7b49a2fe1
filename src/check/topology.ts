/** The swarm as a picture: machines, their role in the swarm and their tasks, from two or three questions. */
import type { Session } from '../driver/types.ts';
import { defined } from '../value/defined.ts';
import { currentTasks } from './conditions/tasks.ts';
import { createAsker } from './probes/asker.ts';
import { probe } from './probes/probe.ts';
import { isActive, type Survey, survey } from './survey.ts';
import type { Row } from './tables.ts';
import type { Topology, TopologyMachine, TopologyService, TopologyTask } from './types.ts';

/** Nothing is there, or nothing is known yet. */
export const NO_TOPOLOGY: Topology = {
  machines: [],
  services: [],
  unassigned: [],
  ended: [],
  quorumLost: false,
  events: [],
};

/** Where to look, and which machines count. */
export interface TopologyRequest {
  readonly session: Pick<Session, 'ask' | 'workspace'>;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Machines that matter by their name. A learner's others are neither asked nor shown, unless they are nodes of the swarm. */
  readonly known: (name: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at the machines and, through the first of them that turns out to be a manager, at the swarm.
 * Anything that cannot be found out is left empty.
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
  if (!machines.ok) return { ...NO_TOPOLOGY, trouble: machines.reason };
  const ours = machines.rows.filter(({ Name = '' }) => known(Name));
  const swarm = await survey(asker, ours);
  const nodes = new Set(swarm.nodes.map(({ Hostname }) => Hostname));
  return {
    machines: machines.rows
      .filter((machine) => ours.includes(machine) || nodes.has(machine.Name))
      .map((machine) => machineOf(machine, swarm)),
    services: swarm.services.map(serviceOf),
    unassigned: tasksToShow(swarm.tasks, swarm.tasks)
      .filter((task) => (task.Node ?? '') === '')
      .map(taskOf),
    ended: swarm.tasks.filter(({ State = '' }) => ENDED.has(State)).map(taskOf),
    quorumLost: swarm.quorumLost,
    events: [],
  };
}

function machineOf(machine: Row, swarm: Survey): TopologyMachine {
  const name = machine.Name ?? '';
  const state = machine.State ?? '';
  // A machine that left and joined again is listed twice until its old node is removed.
  const own = swarm.nodes.filter((node) => node.Hostname === name);
  const node = own.find((each) => each.Status === 'Ready') ?? own[0];
  const role = node ? (node.ManagerStatus === '' ? 'worker' : 'manager') : swarm.roles.get(name);
  // Listings name a task's node by its hostname only. Tasks that a lost node should have ended stay `Running` there for ever.
  const hasLost = own.some((each) => each.Status === 'Down');
  // Managers believe a node for some seconds after its machine was switched off; what runs there is unknown.
  const isHeard = state === 'Running' && (node === undefined || node.Status === 'Ready');
  return {
    name,
    state,
    ip: machine.IP ?? '',
    active: isActive(machine),
    ...defined({ role }),
    leader: node?.ManagerStatus === 'Leader',
    managerStatus: node?.ManagerStatus ?? '',
    status: node?.Status ?? '',
    availability: node?.Availability ?? '',
    tasks: tasksToShow(
      swarm.tasks.filter((task) => (hasLost ? isWanted(task) : true)),
      swarm.tasks,
    )
      .filter((task) => task.Node === name)
      .map(taskOf)
      .map((task) => (isHeard || ENDED.has(task.state) ? task : { ...task, state: 'unknown' })),
  };
}

/** Tasks that a learner would count: the present one of each slot, and those that are still shutting down. */
function tasksToShow(candidates: readonly Row[], all: readonly Row[]): Row[] {
  const current = new Set(currentTasks(all));
  return candidates.filter((task) => (current.has(task) && !isOver(task)) || task.State === 'running');
}

function isWanted(task: Row): boolean {
  return /^(running|ready)$/i.test(task.DesiredState ?? '');
}

/** States of a task that ended as it should: nothing went wrong, and there is nothing to show. */
const OVER = new Set(['shutdown', 'complete', 'remove', 'orphaned']);
const ENDED = new Set([...OVER, 'failed', 'rejected']);

function isOver(task: Row): boolean {
  return OVER.has(task.State ?? '');
}

/** `getstartedlab_web.1` becomes `web.1`; a global service's task has a node's id for its slot and is just `web`. */
function taskOf(task: Row): TopologyTask {
  const [, service = task.Name ?? '', slot = ''] = /^(.*)\.([^.]+)$/.exec(task.Name ?? '') ?? [];
  const short = service.replace(/^[^_]+_/, '');
  const isNumbered = /^\d+$/.test(slot);
  return {
    id: task.ID ?? '',
    name: isNumbered ? `${short}.${slot}` : short,
    service,
    slot: isNumbered ? Number(slot) : undefined,
    node: task.Node ?? '',
    state: task.State ?? '',
    desired: (task.DesiredState ?? '').toLowerCase(),
    image: task.Image ?? '',
    error: task.Error ?? '',
  };
}

function serviceOf(service: Row): TopologyService {
  return {
    name: service.Name ?? '',
    mode: service.Mode ?? '',
    running: Number(service.Running) || 0,
    desired: Number(service.Desired) || 0,
    ports: service.Ports ?? '',
    image: service.Image ?? '',
  };
}
