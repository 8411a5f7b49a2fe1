/** Changes to an existing container (pause, rename, new limits), and its processes, changes and files. */

import { posix } from 'node:path';
import { defined } from '../../../value/defined.ts';
import type { ContainerProcess, ContainerUpdate } from '../contract/engine.ts';
import { EngineError } from '../contract/errors.ts';
import type { ContainerTop, CopiedFile, FileChange } from '../contract/types.ts';
import { noteContainer } from '../model/events.ts';
import type { SimContainer } from '../model/state.ts';
import { needContainer } from '../node/containers.ts';
import { leaveHealth, watchHealth } from '../node/health.ts';
import { processesInside, shimPid } from '../programs/processes.ts';
import { containerFiles } from '../storage/container-files.ts';
import { givenFiles } from '../storage/image-files.ts';
import { type ApiContext, change, checkUp } from './context.ts';

const SMALLEST_MEMORY = 6 * 1024 * 1024;
const NAME = /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

function needRunning(ctx: ApiContext, ref: string): SimContainer {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  if (!container.State.Running) throw new EngineError(`container ${container.Id} is not running`, 409);
  return container;
}

/** `POST /containers/REF/pause`. @throws EngineError when it does not run or is paused already */
export function pause(ctx: ApiContext, ref: string): void {
  const container = needRunning(ctx, ref);
  if (container.State.Paused) throw new EngineError(`Container ${container.Id} is already paused`, 409);
  change(ctx, () => {
    container.State.Paused = true;
    container.State.Status = 'paused';
    container.sim.pausedAt = ctx.sim.now;
    leaveHealth(container);
    noteContainer(ctx.sim, ctx.daemon, container, 'pause');
  });
}
/** Its program goes on where it was paused. */
export function unpause(ctx: ApiContext, ref: string): void {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  if (!container.State.Paused) throw new EngineError(`Container ${container.Id} is not paused`, 500);
  change(ctx, () => {
    const stood = ctx.sim.now - (container.sim.pausedAt ?? ctx.sim.now);
    if (container.sim.endsAt !== undefined) container.sim.endsAt += stood;
    if (container.sim.run !== undefined) container.sim.run.beganAt += stood;
    delete container.sim.pausedAt;
    container.State.Paused = false;
    container.State.Status = 'running';
    watchHealth(ctx.sim, container, false);
    noteContainer(ctx.sim, ctx.daemon, container, 'unpause');
  });
}

/** `POST /containers/REF/rename`. @throws EngineError for a name that is wrong or in use */
export function rename(ctx: ApiContext, ref: string, given: string): void {
  checkUp(ctx);
  const { daemon, sim } = ctx;
  if (ref === '' || given === '') throw new EngineError('Neither old nor new names may be empty', 400);
  const container = needContainer(daemon, ref);
  const name = given.startsWith('/') ? given : `/${given}`;
  if (name === container.Name)
    throw new EngineError('Renaming a container with the same name as its current name', 400);
  const refused = (why: string, status: number): EngineError =>
    new EngineError(`Error when allocating new name: ${why}`, status);
  if (!NAME.test(given)) {
    throw refused(`Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`, 400);
  }
  const other = daemon.containers.find((c) => c.Name === name);
  if (other !== undefined) {
    throw refused(
      `Conflict. The container name "${name}" is already in use by container "${other.Id}". You have to remove (or rename) that container to be able to reuse that name.`,
      409,
    );
  }
  const oldName = container.Name;
  container.Name = name;
  noteContainer(sim, daemon, container, 'rename', { oldName });
}

/** `POST /containers/REF/update`. @throws EngineError for limits that do not fit together */
export function update(ctx: ApiContext, ref: string, wanted: ContainerUpdate): void {
  checkUp(ctx);
  const { Memory: memory = 0, MemorySwap: swap = 0, MemoryReservation: reserved = 0 } = wanted;
  if (memory !== 0 && memory < SMALLEST_MEMORY)
    throw new EngineError('Minimum memory limit allowed is 6MB', 400);
  if (reserved !== 0 && reserved < SMALLEST_MEMORY)
    throw new EngineError('Minimum memory reservation allowed is 6MB', 400);
  if (swap > 0 && memory > 0 && swap < memory) {
    throw new EngineError('Minimum memoryswap limit should be larger than memory limit, see usage', 400);
  }
  const container = needContainer(ctx.daemon, ref);
  const own = container.HostConfig;
  const refuse = (why: string): never => {
    throw new EngineError(`Cannot update container ${container.Id}: ${why}`, 409);
  };
  const known = own.MemorySwap ?? 2 * (own.Memory ?? 0);
  if (memory > known && swap === 0 && known !== -1) {
    refuse(
      'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time',
    );
  }
  if (wanted.RestartPolicy !== undefined && own.AutoRemove === true)
    refuse('Restart policy cannot be updated because AutoRemove is enabled for the container');
  container.HostConfig = { ...own, ...defined({ MemorySwap: own.Memory ? known : undefined }), ...wanted };
  noteContainer(ctx.sim, ctx.daemon, container, 'update');
}

/** The processes of a running container. */
function processes(ctx: ApiContext, container: SimContainer): ContainerProcess[] {
  const image = ctx.daemon.images.find((i) => i.Id === container.Image);
  return processesInside(container, image, ctx.sim.state.machines[ctx.machine]?.cpus ?? 2);
}

/** The processes of a container, the first a child of its shim. @throws EngineError when there is none */
export function running(ctx: ApiContext, ref: string): ContainerProcess[] {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  return processes(ctx, container).map((p) => ({
    ...p,
    parent: p.parent === 0 ? shimPid(container) : p.parent,
  }));
}
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

/** As `ps -ef` on the machine shows them, or with the columns of `aux`. @throws EngineError */
export function top(ctx: ApiContext, ref: string, args: readonly string[]): ContainerTop {
  const container = needRunning(ctx, ref);
  const options = args.join(' ').replace(/^-/, '') || 'ef';
  const list = processes(ctx, container);
  noteContainer(ctx.sim, ctx.daemon, container, 'top');
  if (options === 'aux' || options === 'u') {
    return {
      Titles: ['USER', 'PID', '%CPU', '%MEM', 'VSZ', 'RSS', 'TTY', 'STAT', 'START', 'TIME', 'COMMAND'],
      Processes: list.map((p) => {
        const total = (ctx.sim.state.machines[ctx.machine]?.memory ?? 2048) * 1024 * 1024;
        const rss = Math.round(p.memory / 1024);
        const share = ((100 * p.memory) / total).toFixed(1);
        return [
          p.user,
          String(p.pid),
          '0.0',
          share,
          String(rss * 3),
          String(rss),
          '?',
          'Ss',
          clock(p.startedAt),
          '0:00',
          p.command,
        ];
      }),
    };
  }
  if (options !== 'ef')
    throw new EngineError(`ps: the simulated ps knows -ef and aux, not ${args.join(' ')}`);
  return {
    Titles: ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'],
    Processes: list.map((p) => {
      const parent = p.parent === 0 ? shimPid(container) : p.parent;
      return [p.user, String(p.pid), String(parent), '0', clock(p.startedAt), '?', '00:00:00', p.command];
    }),
  };
}

/** The files that a container changed in its image. */
export function changes(ctx: ApiContext, ref: string): FileChange[] {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  const image = ctx.daemon.images.find((i) => i.Id === container.Image);
  const given = new Set([...givenFiles(image, container).keys(), ...Object.keys(image?.sim.files ?? {})]);
  const found = new Map<string, FileChange['Kind']>();
  for (const [path, file] of Object.entries(container.sim.files ?? {})) {
    if (file.kind === 'gone' && !given.has(path)) continue;
    for (let up = posix.dirname(path); up !== '/'; up = posix.dirname(up))
      if (!found.has(up)) found.set(up, 'C');
    found.set(path, file.kind === 'gone' ? 'D' : given.has(path) ? 'C' : 'A');
  }
  // Docker makes an entry for what it mounts.
  if ((container.sim.secrets ?? []).length > 0) found.set('/run', 'C').set('/run/secrets', 'A');
  return [...found].map(([Path, Kind]) => ({ Kind, Path })).sort((a, b) => (a.Path < b.Path ? -1 : 1));
}

const missing = (path: string, ref: string): EngineError =>
  new EngineError(`Could not find the file ${path} in container ${ref}`, 404);

/** The contents of a path: a file, or a folder with everything in it. The tmpfs of secrets is not seen from outside. */
export function copyFrom(ctx: ApiContext, ref: string, path: string): CopiedFile[] {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  const files = containerFiles(ctx.sim, ctx.daemon, container);
  const root = posix.resolve('/', path);
  const collect = (at: string, name: string): CopiedFile[] => {
    const node = files.find(at);
    if (node === undefined || at.startsWith('/run/secrets/')) return [];
    if (node.kind === 'file') return [{ path: name, content: node.text() }];
    return [
      { path: name },
      ...files.list(at).flatMap((inside) => collect(posix.join(at, inside), posix.join(name, inside))),
    ];
  };
  const found = collect(root, '');
  if (found.length === 0) throw missing(path, ref);
  noteContainer(ctx.sim, ctx.daemon, container, 'archive-path', { path });
  return found;
}
/** Puts files to a path: into it if it is a folder, else in its place. */
export function copyTo(
  ctx: ApiContext,
  ref: string,
  path: string,
  asName: string,
  copied: readonly CopiedFile[],
): void {
  checkUp(ctx);
  const container = needContainer(ctx.daemon, ref);
  const files = containerFiles(ctx.sim, ctx.daemon, container);
  const target = posix.resolve('/', path);
  const there = files.find(target);
  const root = copied[0];
  if (there?.kind === 'file' && root?.content === undefined)
    throw new EngineError('extraction point is not a directory', 400);
  if (there === undefined && path.endsWith('/')) throw missing(path, ref);
  if (there === undefined && files.find(posix.dirname(target))?.kind !== 'folder')
    throw missing(posix.dirname(target), ref);
  const base = there?.kind === 'folder' ? posix.join(target, asName) : target;
  for (const file of copied) {
    const at = posix.join(base, file.path);
    if (file.content === undefined) files.makeFolder(at);
    else files.write(at, file.content);
  }
  noteContainer(ctx.sim, ctx.daemon, container, 'extract-to-dir', { path: posix.dirname(target) });
}
