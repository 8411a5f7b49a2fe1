/** `/containers`: the containers of one engine. */

import { advance } from '../clock.ts';
import type { ExecOptions, ExecOutput, Filters, LogLine, ProgramOutput } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { Container, ContainerCreate } from '../contract/types.ts';
import { noteContainer } from '../model/events.ts';
import { digits, HEX } from '../model/random.ts';
import { opened } from '../model/sealing.ts';
import { type Sim, stamp } from '../model/sim.ts';
import type { SimContainer } from '../model/state.ts';
import { findSwarmNetwork } from '../network/networks.ts';
import { createContainer } from '../node/container-create.ts';
import { execInContainer, shownCommand } from '../node/container-exec.ts';
import { catchUp } from '../node/container-run.ts';
import {
  askToStop,
  endContainer,
  findContainer,
  killContainer,
  needContainer,
  removeContainer,
  STOP_GRACE_MS,
  startContainer,
} from '../node/containers.ts';
import { healthOf, shownHealth } from '../node/health.ts';
import { missingBind } from '../node/host-paths.ts';
import { findImage } from '../storage/images.ts';
import { type ApiContext, change, checkFilters, checkUp, fits, fitsLabels, plain } from './context.ts';
import { checkHealth } from './health-checks.ts';
import { sizeOf } from './volumes.ts';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

const LEAST_MEMORY = 6 * 1024 * 1024;
const FILTERS = [
  ...['ancestor', 'before', 'exited', 'id', 'isolation', 'label', 'name', 'status', 'health', 'since'],
  ...['volume', 'network', 'is-task', 'publish', 'expose'],
];
const HEALTHS = ['none', 'starting', 'healthy', 'unhealthy'];
const STATES = ['paused', 'restarting', 'removing', 'running', 'dead', 'created', 'exited'];

/**
 * `GET /containers/json`, newest first; those that run, unless all or a state is asked for.
 * @throws EngineError for a filter that the engine refuses
 */
export function listContainers(ctx: ApiContext, listAll: boolean, filters?: Filters): Container[] {
  checkUp(ctx);
  checkFilters(filters, FILTERS);
  for (const code of filters?.exited ?? [])
    if (!/^[+-]?\d+$/.test(code))
      throw new EngineError(`strconv.Atoi: parsing ${JSON.stringify(code)}: invalid syntax`, 500);
  for (const state of filters?.status ?? [])
    if (!STATES.includes(state)) throw new EngineError(`Invalid filter 'status=${state}'`, 400);
  for (const health of filters?.health ?? [])
    if (!HEALTHS.includes(health))
      throw new EngineError(`Unrecognised filter value for health: ${health}`, 500);
  const anyState = listAll || (filters?.status?.length ?? 0) > 0 || (filters?.exited?.length ?? 0) > 0;
  return ctx.daemon.containers
    .filter(
      (c) =>
        (anyState || c.State.Running) &&
        fits(filters, 'id', (id) => c.Id.startsWith(id)) &&
        fits(filters, 'name', (name) => c.Name.includes(name)) &&
        fits(filters, 'status', (status) => c.State.Status === status) &&
        fits(filters, 'health', (health) => (healthOf(c) ?? 'none') === health) &&
        fits(filters, 'exited', (code) => c.State.Status === 'exited' && c.State.ExitCode === Number(code)) &&
        fits(
          filters,
          'ancestor',
          (ref) => c.Config.Image === ref || findImage(ctx.daemon, ref)?.Id === c.Image,
        ) &&
        fits(filters, 'network', (name) => c.NetworkSettings.Networks[name] !== undefined) &&
        fits(filters, 'volume', (name) =>
          c.Mounts.some((m) => m.Name === name || m.Source === name || m.Destination === name),
        ) &&
        fits(filters, 'publish', (port) =>
          Object.values(c.HostConfig.PortBindings ?? {}).some((b) => b.some((x) => x.HostPort === port)),
        ) &&
        fitsLabels(filters, c.Config.Labels),
    )
    .sort((a, b) => b.sim.createdAt - a.sim.createdAt)
    .map((c) => shownContainer(ctx, c));
}

/** A container with its health, where somebody looks after it. */
function shownContainer({ sim }: ApiContext, container: SimContainer): Container {
  const shown = plain(container);
  const health = shownHealth(sim, container);
  return health === undefined ? shown : { ...shown, State: { ...shown.State, Health: health } };
}

/** `GET /containers/REF/json`. @throws EngineError when there is none */
export function inspectContainer(ctx: ApiContext, ref: string): Container {
  checkUp(ctx);
  return shownContainer(ctx, needContainer(ctx.daemon, ref));
}

/**
 * `POST /containers/create`.
 * @throws EngineError for a name in use, an image that is missing, or values that the engine refuses
 */
export function create(ctx: ApiContext, options: ContainerCreate): { id: string; warnings: string[] } {
  checkUp(ctx);
  const { daemon, sim } = ctx;
  const image = findImage(daemon, options.Image);
  if (image === undefined) {
    const name =
      options.Image.includes(':') || options.Image.includes('@') ? options.Image : `${options.Image}:latest`;
    throw new EngineError(`No such image: ${name}`, 404);
  }
  if (options.Name !== undefined) {
    if (!NAME.test(options.Name)) {
      throw new EngineError(
        `Invalid container name (${options.Name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
        400,
      );
    }
    const other = daemon.containers.find((c) => c.Name === `/${options.Name}`);
    if (other !== undefined) {
      throw new EngineError(
        `Conflict. The container name "/${options.Name}" is already in use by container "${other.Id}". You have to remove (or rename) that container to be able to reuse that name.`,
        409,
      );
    }
  }
  checkHost(options.HostConfig ?? {});
  checkHealth(options.Healthcheck);
  const missing = missingBind(daemon, options.Mounts ?? []);
  if (missing !== undefined) throw new EngineError(missing, 400);
  const mode = options.HostConfig?.NetworkMode ?? 'default';
  if (mode !== 'default' && !knowsNetwork(ctx, mode)) {
    throw new EngineError(`network ${mode} not found`, 404);
  }
  return change(ctx, () => ({ id: createContainer(sim, daemon, image, options).Id, warnings: [] }));
}
/** The engine has this network, or its swarm. */
function knowsNetwork(ctx: ApiContext, ref: string): boolean {
  const { daemon, sim } = ctx;
  const cluster = daemon.swarm.state === 'active' ? sim.state.clusters[daemon.swarm.clusterId] : undefined;
  return (
    daemon.networks.some((n) => n.Name === ref || n.Id.startsWith(ref)) ||
    (cluster !== undefined && findSwarmNetwork(cluster, ref) !== undefined)
  );
}

/** Refuses invalid values in the host part of a container. @throws EngineError */
function checkHost(host: NonNullable<ContainerCreate['HostConfig']>): void {
  const refuse = (why: string): EngineError => new EngineError(why, 400);
  const { Memory: memory = 0, RestartPolicy: policy } = host;
  const binds = host.Binds ?? [];
  if (memory !== 0 && memory < LEAST_MEMORY) throw refuse('Minimum memory limit allowed is 6MB');
  const name = policy?.Name ?? '';
  if (!['', 'no', 'always', 'unless-stopped', 'on-failure'].includes(name))
    throw refuse(`invalid restart policy '${name}'`);
  if (name !== 'on-failure' && (policy?.MaximumRetryCount ?? 0) !== 0)
    throw refuse(`maximum retry count cannot be used with restart policy '${name}'`);
  for (const bind of binds) {
    const target = bind.split(':').at(1) ?? bind;
    if (!target.startsWith('/'))
      throw refuse(
        `invalid volume specification: '${bind}': invalid mount config for type "volume": invalid mount path: '${target}' mount path must be absolute`,
      );
  }
}

/** `POST /containers/REF/start`. @throws EngineError when there is none, it is paused, or a port is taken */
export function start(ctx: ApiContext, ref: string): void {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  if (container.State.Paused)
    throw new EngineError('cannot start a paused container, try unpause instead', 409);
  change(ctx, () => startContainer(ctx.sim, ctx.daemon, container));
}

/** A container stops while the caller waits: the simulated time moves on by as much. */
export function stop(ctx: ApiContext, ref: string, timeoutMs: number = STOP_GRACE_MS): number {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  const takes = askToStop(ctx.sim, ctx.daemon, container, timeoutMs);
  advance(ctx.sim, ctx.sim.now + takes);
  return takes;
}

/** `POST /containers/REF/kill`. @throws EngineError when it does not run */
export function kill(ctx: ApiContext, ref: string, signal = 9): void {
  checkUp(ctx);
  const container = findContainer(ctx.daemon, ref);
  if (container === undefined)
    throw new EngineError(`Cannot kill container: ${ref}: No such container: ${ref}`, 404);
  if (!container.State.Running) {
    throw new EngineError(`Cannot kill container: ${ref}: Container ${container.Id} is not running`, 409);
  }
  change(ctx, () => killContainer(ctx.sim, ctx.daemon, container, signal));
}

/**
 * `DELETE /containers/REF`; `volumes` also removes its anonymous volumes.
 * @throws EngineError when it runs or is paused, unless forced
 */
export function remove(ctx: ApiContext, ref: string, force: boolean, volumes = false): void {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  if (container.State.Paused && !force) {
    throw new EngineError(
      `cannot remove container "${container.Name}": container is paused and must be unpaused first`,
      409,
    );
  }
  if (container.State.Running && !force) {
    throw new EngineError(
      `You cannot remove a running container ${container.Id}. Stop the container before attempting removal or force remove`,
      409,
    );
  }
  change(ctx, () => {
    if (container.State.Running) {
      noteContainer(ctx.sim, ctx.daemon, container, 'kill', { signal: '9' });
      endContainer(ctx.sim, ctx.daemon, container, 137, true);
    }
    // With `--rm` it has gone by itself.
    if (ctx.daemon.containers.includes(container)) removeContainer(ctx.sim, ctx.daemon, container, volumes);
    ctx.sim.changed = true;
  });
}

/** `POST /containers/prune`: removes stopped containers. The bytes are those of the files that were written in them. */
export function prune(ctx: ApiContext): { ids: string[]; bytes: number } {
  checkUp(ctx);
  const gone = ctx.daemon.containers.filter((c) => !c.State.Running && !c.State.Restarting);
  change(ctx, () => {
    for (const container of gone) removeContainer(ctx.sim, ctx.daemon, container);
  });
  const bytes = gone.reduce((sum, c) => sum + sizeOf(ctx.sim, c.sim.files), 0);
  return { ids: gone.map((c) => c.Id), bytes };
}

const lines = (sim: Sim, container: SimContainer): LogLine[] =>
  container.sim.logs.map((line) => ({
    time: stamp(line.at),
    stream: line.stream,
    text: opened(sim, line),
  }));
/** `GET /containers/REF/logs`. @throws EngineError when there is none */
export function logs(ctx: ApiContext, ref: string): LogLine[] {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  catchUp(ctx.sim, ctx.daemon, container);
  return lines(ctx.sim, container);
}
/** Runs its program to the end if it has one; null when it goes on. */
export function wait(ctx: ApiContext, ref: string): ProgramOutput | null {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  if (container.State.Running) {
    if (container.sim.endsAt === undefined || container.State.Paused) return null;
    advance(ctx.sim, container.sim.endsAt);
  }
  const text = (stream: string): string =>
    container.sim.logs
      .filter((line) => line.stream === stream)
      .map((line) => `${opened(ctx.sim, line)}\n`)
      .join('');
  return { stdout: text('stdout'), stderr: text('stderr'), exitCode: container.State.ExitCode };
}

/** Runs one more program in a running container, to its end. @throws EngineError when it does not run or is paused */
export function exec(
  ctx: ApiContext,
  ref: string,
  argv: readonly string[],
  options: ExecOptions = {},
): ExecOutput {
  checkUp(ctx);
  const container = findContainer(ctx.daemon, ref);
  if (container === undefined) throw new EngineError(`No such container: ${ref}`, 404);
  if (!container.State.Running) throw new EngineError(`Container ${container.Id} is not running`, 409);
  const { sim, daemon } = ctx;
  if (container.State.Paused)
    throw new EngineError(`Container ${container.Id} is paused, unpause the container before exec`, 409);
  // Others may have written to a volume of this container by now.
  for (const other of daemon.containers) catchUp(sim, daemon, other);
  const output = execInContainer(sim, daemon, container, argv, options);
  const execID = digits(`exec${container.Id}${sim.now}`, 64, HEX);
  const shown = shownCommand(container, argv);
  noteContainer(sim, daemon, container, `exec_create: ${shown}`, { execID });
  noteContainer(sim, daemon, container, `exec_start: ${shown}`, { execID });
  noteContainer(sim, daemon, container, 'exec_die', { execID, exitCode: String(output.exitCode) });
  return output;
}

/** Ends the main program because of what an attached client typed. */
export function finish(ctx: ApiContext, ref: string, exitCode: number): void {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  if (container.State.Running)
    change(ctx, () => endContainer(ctx.sim, ctx.daemon, container, exitCode, false));
}
