/** The volumes of one engine, and the mounts of containers. */

import { defined } from '../../../value/defined.ts';
import type { ContainerCreate, Mount, MountPoint, VolumeCreate } from '../contract/types.ts';
import { note } from '../model/events.ts';
import { hexId } from '../model/random.ts';
import { type Sim, stamp } from '../model/sim.ts';
import type { SimVolume } from '../model/sim-objects.ts';
import type { Daemon, SimContainer, SimImage } from '../model/state.ts';
import { pagePath } from './image-files.ts';

/** A volume of an engine by its name. */
export const findVolume = (daemon: Daemon, name: string): SimVolume | undefined =>
  daemon.volumes.find((v) => v.Name === name);

/** Containers that have a volume, running or not. */
export const usersOf = (daemon: Daemon, name: string): SimContainer[] =>
  daemon.containers.filter((c) => c.Mounts.some((m) => m.Type === 'volume' && m.Name === name));

/** The volume of that name; makes it if there is none. Without a name an anonymous one is made. */
export function needVolume(sim: Sim, daemon: Daemon, options: VolumeCreate): SimVolume {
  const known = options.Name === undefined ? undefined : findVolume(daemon, options.Name);
  if (known !== undefined) return known;
  const name = options.Name ?? hexId(sim.state);
  const anonymous = options.Name === undefined;
  const labels = anonymous ? { 'com.docker.volume.anonymous': '', ...options.Labels } : options.Labels;
  const volume: SimVolume = {
    CreatedAt: stamp(sim.now).replace(/\.\d+Z$/, 'Z'),
    Driver: options.Driver ?? 'local',
    Labels: labels === undefined || Object.keys(labels).length === 0 ? null : labels,
    Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
    Name: name,
    Options:
      options.Options === undefined || Object.keys(options.Options).length === 0 ? null : options.Options,
    Scope: 'local',
    sim: { anonymous, files: {} },
  };
  daemon.volumes.push(volume);
  note(sim, daemon, { type: 'volume', action: 'create', id: name, attributes: { driver: volume.Driver } });
  return volume;
}

/** Removes a volume with its files. */
export function dropVolume(sim: Sim, daemon: Daemon, volume: SimVolume): void {
  daemon.volumes = daemon.volumes.filter((v) => v !== volume);
  note(sim, daemon, {
    type: 'volume',
    action: 'destroy',
    id: volume.Name,
    attributes: { driver: volume.Driver },
  });
}
/** Removes the anonymous volumes that a container leaves behind. */
export function dropAnonymous(sim: Sim, daemon: Daemon, container: SimContainer): void {
  for (const { Name = '' } of container.Mounts) {
    const volume = findVolume(daemon, Name);
    if (volume?.sim.anonymous === true && usersOf(daemon, Name).length === 0) dropVolume(sim, daemon, volume);
  }
}

/** `-v` as a mount: `data:/data:ro`, `/on/host:/data`, `/data`. */
function bindOf(text: string): Mount {
  const parts = text.split(':');
  const [first = '', target, mode = ''] = parts;
  if (target === undefined) return { Type: 'volume', Target: first };
  return {
    Type: first.startsWith('/') ? 'bind' : 'volume',
    Source: first,
    Target: target,
    ...defined({ ReadOnly: mode.split(',').includes('ro') || undefined }),
  };
}

/** The image's files are copied into an empty volume that is mounted over them: the page of a web server. */
function fillFromImage(sim: Sim, volume: SimVolume, image: SimImage, target: string): void {
  const page = pagePath(image);
  if (page === undefined || !page.startsWith(`${target}/`) || Object.keys(volume.sim.files).length > 0)
    return;
  volume.sim.files[page.slice(target.length)] = { kind: 'file', text: image.sim.page ?? '', at: sim.now };
}

/** The mounts of a new container; makes the volumes that are missing. */
export function mountsFor(sim: Sim, daemon: Daemon, image: SimImage, options: ContainerCreate): MountPoint[] {
  const short = (options.HostConfig?.Binds ?? []).map(bindOf);
  const asked = [...short, ...(options.Mounts ?? [])];
  const own = Object.keys(image.Config.Volumes ?? {})
    .filter((target) => !asked.some((mount) => mount.Target === target))
    .map((target): Mount => ({ Type: 'volume', Target: target }));
  return [...asked, ...own].map((mount): MountPoint => {
    const place = { Destination: mount.Target, RW: mount.ReadOnly !== true };
    if (mount.Type !== 'volume') {
      return {
        Type: mount.Type,
        Source: mount.Source ?? '',
        ...place,
        Mode: '',
        Propagation: mount.Type === 'bind' ? 'rprivate' : '',
      };
    }
    const { Source } = mount;
    const volume = needVolume(sim, daemon, Source === undefined || Source === '' ? {} : { Name: Source });
    fillFromImage(sim, volume, image, mount.Target);
    return {
      Type: 'volume',
      Name: volume.Name,
      Source: volume.Mountpoint,
      Destination: place.Destination,
      Driver: volume.Driver,
      // The engine adds SELinux's relabelling to what `-v` asks for.
      Mode: short.includes(mount) ? (place.RW ? 'z' : 'ro') : '',
      RW: place.RW,
      Propagation: '',
    };
  });
}
