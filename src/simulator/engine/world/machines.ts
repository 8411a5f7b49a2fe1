/** Makes, starts, stops, unplugs and removes machines, with their engines. */

import { settleNow } from '../clock.ts';
import { ENGINE_VERSION } from '../contract/version.ts';
import { type MachineOptions, type MachineView, WorldError } from '../contract/world.ts';
import { nodeById, type Sim, stamp } from '../model/sim.ts';
import { newDaemon, type SimMachine } from '../model/state.ts';
import { endAll, startPolicies } from '../node/containers.ts';

/** The prefix of the machines' addresses. */
export const NETWORK = '192.168.99.';
const FIRST_HOST = 100;
const LAST_HOST = 254;
const DEFAULT_MEMORY_MIB = 1024;
const DEFAULT_DISK_MB = 20_000;

/** A machine by name. @throws WorldError when there is none */
export function needMachine(sim: Sim, name: string): SimMachine {
  const machine = sim.state.machines[name];
  if (machine === undefined) throw new WorldError('missing', `there is no machine named ${name}`);
  return machine;
}

/** The information about a machine. */
export function view(machine: SimMachine): MachineView {
  const { name, driver, cpus, memory, disk, labels, createdAt } = machine;
  return {
    name,
    driver,
    state: machine.running ? 'Running' : 'Stopped',
    // The generic driver was given the address.
    ip: machine.running || machine.driver === 'generic' ? machine.ip : '',
    engineUp: machine.running && machine.daemon.up,
    engineVersion: ENGINE_VERSION,
    certifiedFor: machine.certifiedFor ?? machine.ip,
    cpus,
    memory,
    disk,
    labels: { ...labels },
    createdAt: stamp(createdAt),
    bootedAt: stamp(machine.bootedAt ?? createdAt),
  };
}

/** The first address that no other machine has at present. One that is off has lost its own, unless it was given. */
function freeIp(sim: Sim, own: string): string {
  const taken = new Set(
    Object.values(sim.state.machines)
      .filter((m) => m.name !== own && (m.running || m.driver === 'generic'))
      .map((m) => m.ip),
  );
  for (let host = FIRST_HOST; host <= LAST_HOST; host++) {
    if (!taken.has(`${NETWORK}${host}`)) return `${NETWORK}${host}`;
  }
  throw new WorldError('state', 'the simulated network has no free address left');
}

/** Makes a machine and starts its engine; it gets another address if the requested one is taken. @throws WorldError when its name is */
export function create(sim: Sim, options: MachineOptions): MachineView {
  const { name } = options;
  if (name === '' || sim.state.machines[name] !== undefined) {
    throw new WorldError('exists', `there is a machine named ${name} already`);
  }
  const { ip: asked } = options;
  const free = asked !== undefined && !Object.values(sim.state.machines).some((m) => m.ip === asked);
  const ip = free ? asked : freeIp(sim, name);
  const machine: SimMachine = {
    name,
    driver: options.driver,
    running: true,
    ip,
    certifiedFor: options.bare ? '' : ip,
    cpus: options.cpus ?? 1,
    memory: options.memory ?? DEFAULT_MEMORY_MIB,
    disk: options.disk ?? DEFAULT_DISK_MB,
    labels: { ...options.labels, provider: options.driver },
    createdAt: sim.now,
    daemon: newDaemon(name, `${name}${sim.state.rng}`, stamp(sim.now)),
  };
  if (options.insecureRegistries !== undefined && options.insecureRegistries.length > 0)
    machine.daemon.insecureRegistries = [...options.insecureRegistries];
  sim.state.machines[name] = machine;
  settleNow(sim);
  return view(machine);
}

/** Gives a machine's engine certificates for its present address. @throws WorldError when there is none */
export function certify(sim: Sim, name: string): void {
  const machine = needMachine(sim, name);
  machine.certifiedFor = machine.ip;
  sim.changed = true;
}

const CLEAR_MS = 2_000;

/** The engine comes up: its containers have ended, and its membership in the swarm is unchanged, locked, or gone. */
export function engineUp(sim: Sim, machine: SimMachine): void {
  const { daemon } = machine;
  if (daemon.up) return;
  daemon.up = true;
  const cluster = sim.state.clusters[daemon.swarm.clusterId];
  if (cluster !== undefined && daemon.swarm.state === 'active') {
    const node = nodeById(cluster, daemon.swarm.nodeId);
    if (node === undefined) daemon.swarm.state = 'pending';
    else if (node.ManagerStatus !== undefined && cluster.spec.EncryptionConfig.AutoLockManagers) {
      daemon.swarm.state = 'locked';
    }
  }
  startPolicies(sim, daemon);
  // Swarms never restart a container: the remains of tasks that are not wanted here any more are removed. How the others
  // ended is first told to a Leader, as soon as there is one.
  for (const container of daemon.containers) {
    const { taskId } = container.sim;
    const isWanted = cluster?.tasks.some(
      ({ ID, DesiredState }) => ID === taskId && DesiredState === 'running',
    );
    if (taskId !== undefined && isWanted !== true) container.sim.removeAt = sim.now + CLEAR_MS;
  }
  settleNow(sim);
}

/** The engine ends, with all its containers; `clean` when it was asked to, not when the power went. */
export function engineDown(sim: Sim, machine: SimMachine, clean: boolean): void {
  const { daemon } = machine;
  if (!daemon.up) return;
  endAll(sim, daemon, clean);
  daemon.up = false;
  daemon.turns = {};
  settleNow(sim);
}

/** Its address is the old one, unless another machine has taken it since. */
export function start(sim: Sim, name: string): MachineView {
  const machine = needMachine(sim, name);
  if (machine.running) throw new WorldError('state', `the machine ${name} is running already`);
  const taken = Object.values(sim.state.machines).some(
    (m) => m !== machine && m.running && m.ip === machine.ip,
  );
  if (taken) machine.ip = freeIp(sim, name);
  machine.running = true;
  machine.bootedAt = sim.now;
  engineUp(sim, machine);
  return view(machine);
}

/** Stops a machine; `clean` as for its engine. @throws WorldError when there is none or it is stopped */
export function halt(sim: Sim, name: string, clean: boolean): void {
  const machine = needMachine(sim, name);
  if (!machine.running) throw new WorldError('state', `the machine ${name} is stopped already`);
  engineDown(sim, machine, clean);
  machine.running = false;
  settleNow(sim);
}

/** Removes a machine with everything on it. @throws WorldError when there is none */
export function remove(sim: Sim, name: string): void {
  const machine = needMachine(sim, name);
  engineDown(sim, machine, false);
  delete sim.state.machines[name];
  settleNow(sim);
}
/** Takes an address away from the machine that has it, which gets another one. */
export function changeIp(sim: Sim, name: string, ip: string): void {
  const machine = needMachine(sim, name);
  const holder = Object.values(sim.state.machines).find((m) => m !== machine && m.ip === ip);
  machine.ip = ip;
  if (holder !== undefined) holder.ip = freeIp(sim, holder.name);
  settleNow(sim);
}
