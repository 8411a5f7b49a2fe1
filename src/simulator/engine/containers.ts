/** The life of containers on one engine: made, started, ended by themselves, stopped, killed, removed. */
import { EngineError } from './errors.ts';
import { commandOf, mainProgram } from './programs.ts';
import { digits, HEX, hexId, random } from './random.ts';
import { NO_TIME, type Sim, stamp } from './sim.ts';
import type { Daemon, SimContainer, SimImage } from './state.ts';
import type { ContainerCreate, PortBinding } from './types.ts';

/** The daemon's default time between SIGTERM and SIGKILL. */
export const STOP_GRACE_MS = 10_000;
const SIGKILL_EXIT = 137;
/** How long a program takes that obeys SIGTERM. */
const OBEY_MS = 200;

/** A container by name, id or the beginning of its id. */
export function findContainer(daemon: Daemon, ref: string): SimContainer | undefined {
  const named = daemon.containers.find((c) => c.Name === `/${ref.replace(/^\//, '')}` || c.Id === ref);
  if (named !== undefined || !/^[0-9a-f]+$/.test(ref)) return named;
  const matches = daemon.containers.filter((c) => c.Id.startsWith(ref));
  if (matches.length > 1) throw new EngineError(`Multiple IDs found with provided prefix: ${ref}`, 400);
  return matches[0];
}
export function needContainer(daemon: Daemon, ref: string): SimContainer {
  const container = findContainer(daemon, ref);
  if (container === undefined) throw new EngineError(`No such container: ${ref}`, 404);
  return container;
}

const LEFT = [
  'amazing',
  'brave',
  'clever',
  'eager',
  'gifted',
  'happy',
  'keen',
  'nifty',
  'quirky',
  'serene',
  'vibrant',
  'zealous',
];
const RIGHT = [
  'bell',
  'curie',
  'darwin',
  'euler',
  'gauss',
  'hopper',
  'kepler',
  'lovelace',
  'noether',
  'turing',
  'wing',
  'yalow',
];
const pick = (sim: Sim, list: readonly string[]): string =>
  list[Math.floor(random(sim.state) * list.length)] ?? '';

/** Makes a container of an image that the engine has. */
export function createContainer(
  sim: Sim,
  daemon: Daemon,
  image: SimImage,
  options: ContainerCreate,
  taskId?: string,
): SimContainer {
  const id = hexId(sim.state);
  let name = options.Name ?? '';
  while (name === '' || (options.Name === undefined && findContainer(daemon, name) !== undefined)) {
    name = `${pick(sim, LEFT)}_${pick(sim, RIGHT)}`;
  }
  const argv = commandOf(image, options.Cmd, options.Entrypoint);
  const [path = '', ...args] = argv;
  const ports: Record<string, PortBinding[] | null> = {};
  for (const port of Object.keys(image.Config.ExposedPorts ?? {})) ports[port] = null;
  for (const [port, bindings] of Object.entries(options.HostConfig?.PortBindings ?? {}))
    ports[port] = bindings;
  const container: SimContainer = {
    Id: id,
    Created: stamp(sim.now),
    Path: path,
    Args: args,
    State: {
      Status: 'created',
      Running: false,
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: 0,
      ExitCode: 0,
      Error: '',
      StartedAt: NO_TIME,
      FinishedAt: NO_TIME,
    },
    Image: image.Id,
    Name: `/${name}`,
    RestartCount: 0,
    Driver: 'overlay2',
    Platform: 'linux',
    HostConfig: {
      NetworkMode: 'default',
      RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
      PortBindings: {},
      AutoRemove: false,
      ...options.HostConfig,
    },
    Config: {
      Hostname: options.Hostname ?? id.slice(0, 12),
      Env: [...(options.Env ?? []), ...image.Config.Env],
      Cmd: options.Cmd ?? image.Config.Cmd,
      Entrypoint: options.Entrypoint ?? image.Config.Entrypoint,
      Image: options.Image,
      WorkingDir: options.WorkingDir ?? image.Config.WorkingDir,
      Tty: options.Tty ?? false,
      ...(image.Config.ExposedPorts === undefined ? {} : { ExposedPorts: image.Config.ExposedPorts }),
      Labels: { ...image.Config.Labels, ...options.Labels },
    },
    NetworkSettings: { Ports: ports, IPAddress: '', Gateway: '', Networks: {} },
    sim: {
      ...(taskId === undefined ? {} : { taskId }),
      exitCode: 0,
      ignoresTerm: image.sim.ignoresTerm,
      logs: [],
      createdAt: sim.now,
    },
  };
  daemon.containers.unshift(container);
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
  const run = mainProgram(image, [container.Path, ...container.Args], container);
  container.State = {
    ...container.State,
    Status: 'running',
    Running: true,
    Pid: 1000 + Math.floor(random(sim.state) * 8000),
    ExitCode: 0,
    StartedAt: stamp(sim.now),
  };
  container.sim.ignoresTerm = run.ignoresTerm;
  container.sim.exitCode = run.exitCode;
  if (run.lastsMs !== undefined) container.sim.endsAt = sim.now + run.lastsMs;
  for (const stream of ['stdout', 'stderr'] as const) {
    for (const text of run[stream].split('\n').slice(0, -1))
      container.sim.logs.push({ at: sim.now, stream, text });
  }
  connectToBridge(daemon, container);
  sim.changed = true;
}

function connectToBridge(daemon: Daemon, container: SimContainer): void {
  const mode = container.HostConfig.NetworkMode ?? 'default';
  if (container.sim.taskId !== undefined || mode === 'none' || mode === 'host') return;
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
/** The MAC address that Docker derives from an IPv4 address. */
export const macOf = (ip: string): string =>
  `02:42:${ip
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join(':')}`;

/** It has ended, with an exit code. A restart policy of its own starts it again (never for a swarm's task). */
export function endContainer(
  sim: Sim,
  daemon: Daemon,
  container: SimContainer,
  exitCode: number,
  asked: boolean,
): void {
  container.State = {
    ...container.State,
    Status: 'exited',
    Running: false,
    Pid: 0,
    ExitCode: exitCode,
    FinishedAt: stamp(sim.now),
  };
  delete container.sim.endsAt;
  delete container.sim.stopAt;
  sim.changed = true;
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
  if (container.HostConfig.AutoRemove === true) removeContainer(daemon, container);
}
export function removeContainer(daemon: Daemon, container: SimContainer): void {
  daemon.containers = daemon.containers.filter((c) => c !== container);
}

/** Asks it to stop; how long that takes, milliseconds. */
export function askToStop(sim: Sim, container: SimContainer, graceMs: number): number {
  if (!container.State.Running) return 0;
  const takes = container.sim.ignoresTerm ? graceMs : Math.min(OBEY_MS, graceMs);
  container.sim.stopAt ??= sim.now + takes;
  container.sim.exitCode = container.sim.ignoresTerm ? SIGKILL_EXIT : 0;
  return container.sim.stopAt - sim.now;
}
/** Ends it at once. */
export function killContainer(sim: Sim, daemon: Daemon, container: SimContainer): void {
  if (container.State.Running) endContainer(sim, daemon, container, SIGKILL_EXIT, true);
}

/** The next time at which something happens to a container of an engine. */
export function nextContainerEvent(daemon: Daemon): number {
  let next = Number.POSITIVE_INFINITY;
  if (!daemon.up) return next;
  for (const { sim, State } of daemon.containers) {
    next = Math.min(next, sim.endsAt ?? next, sim.stopAt ?? next);
    if (!State.Running) next = Math.min(next, sim.removeAt ?? next);
  }
  return next;
}
/** Lets what is due happen. */
export function runContainers(sim: Sim, daemon: Daemon): void {
  if (!daemon.up) return;
  for (const c of [...daemon.containers]) {
    if (!c.State.Running && (c.sim.removeAt ?? Number.POSITIVE_INFINITY) <= sim.now) {
      removeContainer(daemon, c);
      sim.changed = true;
    } else if (c.sim.stopAt !== undefined && c.sim.stopAt <= sim.now)
      endContainer(sim, daemon, c, c.sim.exitCode, true);
    else if (c.sim.endsAt !== undefined && c.sim.endsAt <= sim.now) {
      if (c.State.Restarting) {
        c.State.Restarting = false;
        delete c.sim.endsAt;
        startContainer(sim, daemon, c);
      } else endContainer(sim, daemon, c, c.sim.exitCode, false);
    }
  }
}

/** All containers of an engine end: a clean shutdown (SIGTERM first), or the power is cut. */
export function endAll(sim: Sim, daemon: Daemon, clean: boolean): void {
  for (const c of [...daemon.containers]) {
    if (!c.State.Running) continue;
    endContainer(sim, daemon, c, clean ? (c.sim.ignoresTerm ? SIGKILL_EXIT : 0) : 255, true);
  }
}
/** What an engine starts by itself when it comes up: containers with a restart policy, but none of a swarm. */
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
