/**
 * The files of a container as its programs see them: those of its image, what was written over them, its volumes, and
 * the secrets and configs of its service.
 */
import { posix } from 'node:path';
import { EngineError, NotSimulatedError } from '../contract/errors.ts';
import { opened } from '../model/sealing.ts';
import type { Sim } from '../model/sim.ts';
import type { SimFile, SimFiles } from '../model/sim-objects.ts';
import type { Daemon, SimContainer } from '../model/state.ts';
import { givenFiles, givenFolders } from './image-files.ts';
import { findVolume } from './volumes.ts';

export const SECRETS_FOLDER = '/run/secrets';
/** The state is one document that every command reads: no room for large files. */
export const LARGEST_FILE = 256 * 1024;

/** A file or folder. */
export interface FileNode {
  readonly kind: 'file' | 'folder';
  /** Of a file. @throws NotSimulatedError when it is a secret whose key is lost */
  readonly text: () => string;
  /** Permission bits. */
  readonly mode: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly readOnly: boolean;
}
export interface ContainerFiles {
  find(path: string): FileNode | undefined;
  /** Names in a folder, sorted. */
  list(path: string): string[];
  /** Makes or replaces a file; its folder must exist. @throws EngineError for a read-only place */
  write(path: string, text: string): void;
  makeFolder(path: string): void;
  /** Removes it with everything in it. */
  remove(path: string): void;
}

/** The path of a reference's file: secrets below their folder, configs below the root, or at an absolute path. */
export const targetPath = (name: string, folder: string): string =>
  name.startsWith('/') ? posix.normalize(name) : posix.join(folder, name);

const folder = (at: number): FileNode => ({
  kind: 'folder',
  text: () => '',
  mode: 0o755,
  at,
  readOnly: false,
});

/** All files of a container now, by absolute path. */
function snapshot(sim: Sim, daemon: Daemon, container: SimContainer): Map<string, FileNode> {
  const image = daemon.images.find((i) => i.Id === container.Image);
  const made = image === undefined ? container.sim.createdAt : Date.parse(image.Created);
  const nodes = new Map<string, FileNode>([['/', folder(made)]]);
  const put = (path: string, node: FileNode): void => {
    for (let up = posix.dirname(path); !nodes.has(up); up = posix.dirname(up)) nodes.set(up, folder(node.at));
    nodes.set(path, node);
  };
  const drop = (path: string): void => {
    for (const known of [...nodes.keys()])
      if (known === path || known.startsWith(`${path}/`)) nodes.delete(known);
  };
  const putAll = (files: SimFiles, root: string, readOnly: boolean): void => {
    for (const [name, file] of Object.entries(files)) {
      const path = posix.join(root, name);
      if (file.kind === 'gone') drop(path);
      else put(path, file.kind === 'folder' ? folder(file.at) : fileNode(sim, file, readOnly));
    }
  };
  for (const path of givenFolders(container)) put(path, folder(made));
  for (const [path, text] of givenFiles(image, container))
    put(path, { kind: 'file', text: () => text, mode: 0o644, at: made, readOnly: false });
  putAll(image?.sim.files ?? {}, '/', false);
  putAll(container.sim.files ?? {}, '/', false);
  for (const mount of container.Mounts) {
    drop(mount.Destination);
    put(mount.Destination, { ...folder(container.sim.createdAt), readOnly: !mount.RW });
    const volume = mount.Name === undefined ? undefined : findVolume(daemon, mount.Name);
    if (volume !== undefined) putAll(volume.sim.files, mount.Destination, !mount.RW);
  }
  for (const [path, node] of references(sim, daemon, container)) put(path, node);
  return nodes;
}

function fileNode(sim: Sim, file: SimFile & { kind: 'file' }, readOnly: boolean): FileNode {
  return { kind: 'file', text: () => opened(sim, file), mode: 0o644, at: file.at, readOnly };
}

/** The files of secrets and configs. */
function references(sim: Sim, daemon: Daemon, container: SimContainer): [string, FileNode][] {
  const cluster = sim.state.clusters[daemon.swarm.clusterId];
  const at = Date.parse(container.State.StartedAt);
  const node = (mode: number, text: () => string): FileNode => ({
    kind: 'file',
    text,
    mode,
    at,
    readOnly: true,
  });
  const secrets = (container.sim.secrets ?? []).map(({ File, SecretID, SecretName }): [string, FileNode] => [
    targetPath(File.Name, SECRETS_FOLDER),
    node(File.Mode, () => {
      const sealed = cluster?.secrets.find((s) => s.ID === SecretID)?.sim.sealed ?? '';
      const text = sim.vault.open(sealed);
      if (text === undefined) throw new NotSimulatedError(`the data of ${SecretName}, whose key is lost`);
      return text;
    }),
  ]);
  const configs = (container.sim.configs ?? []).map(({ File, ConfigID }): [string, FileNode] => [
    targetPath(File.Name, '/'),
    node(File.Mode, () => {
      const data = cluster?.configs.find((c) => c.ID === ConfigID)?.Spec.Data ?? '';
      return Buffer.from(data, 'base64').toString('utf8');
    }),
  ]);
  return [...secrets, ...configs];
}

/** The files of a container, to read and to change. */
export function containerFiles(sim: Sim, daemon: Daemon, container: SimContainer): ContainerFiles {
  let nodes: Map<string, FileNode> | undefined;
  const now = (): Map<string, FileNode> => {
    nodes ??= snapshot(sim, daemon, container);
    return nodes;
  };
  /** The list that a path is kept in, and its name there. */
  const place = (path: string): { files: SimFiles; name: string } => {
    const mount = container.Mounts.filter(
      ({ Destination }) => path === Destination || path.startsWith(`${Destination}/`),
    ).sort((a, b) => b.Destination.length - a.Destination.length)[0];
    const volume = mount?.Name === undefined ? undefined : findVolume(daemon, mount.Name);
    if (mount?.Type === 'bind') throw new NotSimulatedError("folders of a machine's disk in containers");
    if (mount !== undefined && volume !== undefined)
      return { files: volume.sim.files, name: `/${posix.relative(mount.Destination, path)}` };
    container.sim.files ??= {};
    return { files: container.sim.files, name: path };
  };
  const change = (path: string, file: SimFile): void => {
    const at = now().get(path) ?? now().get(posix.dirname(path));
    if (at?.readOnly === true || path.startsWith(`${SECRETS_FOLDER}/`))
      throw new EngineError('mounted volume is marked read-only', 400);
    const { files, name } = place(path);
    if (file.kind !== 'folder')
      for (const known of Object.keys(files)) if (known.startsWith(`${name}/`)) delete files[known];
    files[name] = file;
    nodes = undefined;
  };
  return {
    find: (path) => now().get(path),
    list: (path) =>
      [...now().keys()]
        .filter((known) => known !== '/' && posix.dirname(known) === path)
        .map((known) => posix.basename(known))
        .sort(),
    write: (path, text) => {
      if (text.length > LARGEST_FILE) throw new NotSimulatedError('files of more than 256 kB in containers');
      // Files that learners copy into containers are private, too.
      change(path, { kind: 'file', text: sim.vault.seal(text), sealed: true, at: sim.now });
    },
    makeFolder: (path) => {
      if (now().get(path)?.kind !== 'folder') change(path, { kind: 'folder', at: sim.now });
    },
    remove: (path) => change(path, { kind: 'gone' }),
  };
}
