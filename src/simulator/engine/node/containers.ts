/** The life of containers on one engine: made, started, ended by themselves, stopped, killed, removed. */

import { EngineError } from '../contract/errors.ts';
import type { Agenda } from '../model/agenda.ts';
import { note, noteContainer, noteNetwork } from '../model/events.ts';
import { digits, HEX, random } from '../model/random.ts';
import { type Sim, stamp } from '../model/sim.ts';
import type { Daemon, SimContainer } from '../model/state.ts';
import { takeAddress } from '../network/addresses.ts';
import { macOf } from '../network/mac.ts';
import { findSwarmNetwork } from '../network/networks.ts';
import { dropAnonymous } from '../storage/volumes.ts';
import { begin, catchUp } from './container-run.ts';
import { leaveHealth, nextHealthEvent, tendHealth, watchHealth } from './health.ts';

/** The daemon's default time between SIGTERM and SIGKILL. */
export const STOP_GRACE_MS = 10_000;
const SIGKILL_EXIT = 137;
/** How long a program that obeys SIGTERM takes to end. */
const OBEY_MS = 200;

/** A container by name, id or the beginning of its id. */
export function findContainer(daemon: Daemon, ref: string): SimContainer | undefined {
  const named = daemon.containers.find((c) => c.Name === `/${ref.replace(/^\//, '')}` || c.Id === ref);
  if (named !== undefined || !/^[0-9a-f]+$/.test(ref)) return named;
  const matches = daemon.containers.filter((c) => c.Id.startsWith(ref));
  if (matches.length > 1) throw new EngineError(`Multiple IDs found with provided prefix: ${ref}`, 400);
  return matches[0];
}

/** A container by id, id prefix or name. @throws EngineError when there is none */
export function needContainer(daemon: Daemon, ref: string): SimContainer {
  const container = findContainer(daemon, ref);
  if (container === undefined) throw new EngineError(`No such container: ${ref}`, 404);
  return container;
}

/** A host port that a running container has taken. */
export function takenPort(daemon: Daemon, hostPort: string): SimContainer | undefined {
  return daemon.containers.find(
    (c) =>
      c.State.Running &&
      Object.values(c.HostConfig.PortBindings ?? {}).some((b) => b.some((x) => x.HostPort === hostPort)),
  );
}

/** Starts it: its program begins now. Throws NotSimulatedError for an unknown program, EngineError for a taken port. */
export function startContainer(sim: Sim, daemon: Daemon, container: SimContainer): void {
  if (container.State.Running) return;
  const image = daemon.images.find((i) => i.Id === container.Image);
  if (image === undefined) throw new EngineError(`No such image: ${container.Config.Image}`, 404);
  for (const bindings of Object.values(container.HostConfig.PortBindings ?? {})) {
    for (const { HostPort } of bindings) {
      if (takenPort(daemon, HostPort) !== undefined) {
        throw new EngineError(
          `driver failed programming external connectivity on endpoint ${container.Name.slice(1)} (${digits(container.Id, 64, HEX)}): Bind for 0.0.0.0:${HostPort} failed: port is already allocated`,
        );
      }
    }
  }
  // Its addresses first: a program may look at them at once.
  connectToNetwork(sim, daemon, container);
  const run = begin(sim, daemon, container, image);
  container.State = {
    ...container.State,
    Status: 'running',
    Running: true,
    Pid: 1000 + Math.floor(random(sim.state) * 8000),
    ExitCode: 0,
    StartedAt: stamp(sim.now),
  };
  watchHealth(sim, container, true);
  container.sim.ignoresTerm = run.ignoresTerm;
  container.sim.exitCode = run.exitCode;
  if (run.lastsMs !== undefined) container.sim.endsAt = sim.now + run.lastsMs;
  catchUp(sim, daemon, container);
  // The agent of a swarm connects its tasks itself, without an event.
  const own = container.sim.taskId === undefined ? Object.values(container.NetworkSettings.Networks) : [];
  for (const { NetworkID } of own) noteNetwork(sim, daemon, container, NetworkID, 'connect');
  for (const mount of container.Mounts) {
    if (mount.Name === undefined) continue;
    note(sim, daemon, {
      type: 'volume',
      action: 'mount',
      id: mount.Name,
      attributes: {
        container: container.Id,
        destination: mount.Destination,
        driver: 'local',
        propagation: '',
        'read/write': String(mount.RW),
      },
    });
  }
  noteContainer(sim, daemon, container, 'start');
  sim.changed = true;
}

function connectToNetwork(sim: Sim, daemon: Daemon, container: SimContainer): void {
  const mode = container.HostConfig.NetworkMode ?? 'default';
  if (container.sim.taskId !== undefined || mode === 'none' || mode === 'host') return;
  const cluster = daemon.swarm.state === 'active' ? sim.state.clusters[daemon.swarm.clusterId] : undefined;
  const shared = cluster === undefined ? undefined : findSwarmNetwork(cluster, mode);
  if (cluster !== undefined && shared !== undefined) {
    if (shared.Spec.Attachable !== true)
      throw new EngineError(
        `Could not attach to network ${mode}: rpc error: code = PermissionDenied desc = network ${mode} not manually attachable`,
        403,
      );
    const ip = takeAddress(sim, cluster, shared)?.split('/')[0];
    if (ip === undefined)
      throw new EngineError(
        'attaching to network failed, make sure your network options are correct and check manager logs: context deadline exceeded',
      );
    container.NetworkSettings.Networks = {
      [shared.Spec.Name]: { NetworkID: shared.ID, IPAddress: ip, Gateway: '', MacAddress: macOf(ip) },
    };
    return;
  }
  const network = daemon.networks.find((n) => n.Name === (mode === 'default' ? 'bridge' : mode));
  const subnet = network?.IPAM.Config[0];
  if (network === undefined || subnet === undefined) return;
  const ip = subnet.Subnet.replace(/0\/\d+$/, String(network.sim.nextIp));
  network.sim.nextIp = (network.sim.nextIp % 250) + 1;
  const gateway = subnet.Gateway ?? '';
  container.NetworkSettings.IPAddress = ip;
  container.NetworkSettings.Gateway = gateway;
  container.NetworkSettings.Networks = {
    [network.Name]: { NetworkID: network.Id, IPAddress: ip, Gateway: gateway, MacAddress: macOf(ip) },
  };
}
/** It has ended, with an exit code. A restart policy of its own starts it again (never for a swarm's task). */
export function endContainer(
  sim: Sim,
  daemon: Daemon,
  container: SimContainer,
  exitCode: number,
  asked: boolean,
): void {
  catchUp(sim, daemon, container);
  container.State = {
    ...container.State,
    Status: 'exited',
    Running: false,
    Paused: false,
    Pid: 0,
    ExitCode: exitCode,
    FinishedAt: stamp(sim.now),
  };
  delete container.sim.endsAt;
  delete container.sim.stopAt;
  delete container.sim.pausedAt;
  leaveHealth(container);
  sim.changed = true;
  for (const { NetworkID } of Object.values(container.NetworkSettings.Networks))
    noteNetwork(sim, daemon, container, NetworkID, 'disconnect');
  for (const { Name } of container.Mounts)
    if (Name !== undefined)
      note(sim, daemon, {
        type: 'volume',
        action: 'unmount',
        id: Name,
        attributes: { container: container.Id, driver: 'local' },
      });
  noteContainer(sim, daemon, container, 'die', {
    execDuration: String(Math.floor((sim.now - Date.parse(container.State.StartedAt)) / 1000)),
    exitCode: String(exitCode),
  });
  const policy = container.HostConfig.RestartPolicy?.Name ?? 'no';
  if (
    !asked &&
    (policy === 'always' || policy === 'unless-stopped' || (policy === 'on-failure' && exitCode !== 0))
  ) {
    const limit = container.HostConfig.RestartPolicy?.MaximumRetryCount ?? 0;
    if (limit === 0 || container.RestartCount < limit) {
      container.RestartCount++;
      container.sim.endsAt = sim.now + 1000;
      container.State.Status = 'restarting';
      container.State.Restarting = true;
      return;
    }
  }
  if (container.HostConfig.AutoRemove === true) removeContainer(sim, daemon, container, true);
}
/** Removes it, if asked with the anonymous volumes that no other container has. */
export function removeContainer(sim: Sim, daemon: Daemon, container: SimContainer, volumes = false): void {
  const at = daemon.containers.indexOf(container);
  if (at >= 0) daemon.containers.splice(at, 1);
  sim.agenda?.containers.remove(container);
  noteContainer(sim, daemon, container, 'destroy');
  if (volumes) dropAnonymous(sim, daemon, container);
}

/** Asks it to stop; how long that takes, milliseconds. */
export function askToStop(sim: Sim, daemon: Daemon, container: SimContainer, graceMs: number): number {
  if (!container.State.Running) return 0;
  if (container.sim.stopAt === undefined) noteContainer(sim, daemon, container, 'kill', { signal: '15' });
  const takes = container.sim.ignoresTerm ? graceMs : Math.min(OBEY_MS, graceMs);
  container.sim.stopAt ??= sim.now + takes;
  container.sim.exitCode = container.sim.ignoresTerm ? SIGKILL_EXIT : 0;
  return container.sim.stopAt - sim.now;
}
/** Ends it at once. */
export function killContainer(sim: Sim, daemon: Daemon, container: SimContainer, signal = 9): void {
  if (!container.State.Running) return;
  noteContainer(sim, daemon, container, 'kill', { signal: String(signal) });
  endContainer(sim, daemon, container, 128 + signal, true);
}

/**
 * The next time at which something happens to a container.
 * @param isPending leaves out health checks that only look whether all is as it was
 */
export function nextOfContainer(container: SimContainer, isPending: boolean): number {
  const { sim, State } = container;
  let next = nextHealthEvent(container, isPending);
  // A paused program does not run, but it can be killed.
  if (!State.Paused) next = Math.min(next, sim.endsAt ?? next);
  next = Math.min(next, sim.stopAt ?? next);
  return State.Running ? next : Math.min(next, sim.removeAt ?? next);
}
/** Makes everything happen that is due; `isAll` looks at all containers. Tasks learn what became of theirs. */
export function runContainers(sim: Sim, agenda: Agenda, isAll: boolean): void {
  for (const { daemon, container: c } of agenda.containers.take(sim.now, isAll)) {
    // Something that one of them waits for may have happened.
    if (c.sim.run?.looks === true && c.sim.endsAt === undefined) catchUp(sim, daemon, c);
    tendHealth(sim, daemon, c);
    if (!c.State.Running && (c.sim.removeAt ?? Number.POSITIVE_INFINITY) <= sim.now) {
      removeContainer(sim, daemon, c, true);
      sim.changed = true;
    } else if (c.sim.stopAt !== undefined && c.sim.stopAt <= sim.now) {
      if (c.sim.exitCode === SIGKILL_EXIT) noteContainer(sim, daemon, c, 'kill', { signal: '9' });
      endContainer(sim, daemon, c, c.sim.exitCode, true);
      noteContainer(sim, daemon, c, 'stop');
    } else if (!c.State.Paused && c.sim.endsAt !== undefined && c.sim.endsAt <= sim.now) {
      if (c.State.Restarting) {
        c.State.Restarting = false;
        delete c.sim.endsAt;
        startContainer(sim, daemon, c);
      } else endContainer(sim, daemon, c, c.sim.exitCode, false);
    }
    wakeTask(sim, agenda, daemon, c);
  }
}
function wakeTask(sim: Sim, agenda: Agenda, daemon: Daemon, container: SimContainer): void {
  const { taskId } = container.sim;
  const cluster = sim.state.clusters[daemon.swarm.clusterId];
  if (taskId === undefined || cluster === undefined) return;
  const own = agenda.of(cluster);
  const task = own.tasks.get(taskId);
  if (task !== undefined) own.wake(task);
  else if (agenda.containers.has(container)) own.wakeOrphan(daemon, container);
}

/** All containers of an engine end: a clean shutdown (SIGTERM first), or the power is cut. */
export function endAll(sim: Sim, daemon: Daemon, clean: boolean): void {
  for (const c of [...daemon.containers]) {
    if (!c.State.Running) continue;
    endContainer(sim, daemon, c, clean ? (c.sim.ignoresTerm ? SIGKILL_EXIT : 0) : 255, true);
  }
}
/** Starts containers with a restart policy when an engine comes up, but none of a swarm. */
export function startPolicies(sim: Sim, daemon: Daemon): void {
  for (const c of daemon.containers) {
    const policy = c.HostConfig.RestartPolicy?.Name ?? 'no';
    if (
      c.sim.taskId === undefined &&
      !c.State.Running &&
      (policy === 'always' || policy === 'unless-stopped')
    ) {
      startContainer(sim, daemon, c);
    }
  }
}
