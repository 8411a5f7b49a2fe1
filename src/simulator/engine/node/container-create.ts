/** Makes containers: their names, their volumes, and the settings of image and request. */

import { defined } from '../../../value/defined.ts';
import type { ContainerCreate, PortBinding } from '../contract/types.ts';
import { noteContainer } from '../model/events.ts';
import { hexId, random } from '../model/random.ts';
import { NO_TIME, type Sim, stamp } from '../model/sim.ts';
import type { Daemon, SimContainer, SimImage } from '../model/state.ts';
import { containerArgv } from '../programs/programs.ts';
import { mountsFor } from '../storage/volumes.ts';
import { findContainer } from './containers.ts';
import { mergedHealth } from './health.ts';

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
  const argv = containerArgv(image, options.Cmd, options.Entrypoint);
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
      ...defined({
        OpenStdin: options.OpenStdin === true || undefined,
        ExposedPorts: image.Config.ExposedPorts,
        Healthcheck: mergedHealth(options.Healthcheck, image.Config.Healthcheck),
      }),
      Labels: { ...image.Config.Labels, ...options.Labels },
    },
    Mounts: mountsFor(sim, daemon, image, options),
    NetworkSettings: { Ports: ports, IPAddress: '', Gateway: '', Networks: {} },
    sim: {
      ...defined({ taskId }),
      exitCode: 0,
      ignoresTerm: image.sim.ignoresTerm,
      logs: [],
      createdAt: sim.now,
    },
  };
  daemon.containers.unshift(container);
  sim.agenda?.containers.add(daemon, container);
  noteContainer(sim, daemon, container, 'create');
  return container;
}
