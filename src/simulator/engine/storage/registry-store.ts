/** The images of a registry that runs as a container, and its HTTP API. */
import type { Daemon, PushedImage, SimContainer } from '../model/state.ts';
import { findVolume } from './volumes.ts';

/** Where a registry keeps its images. */
const STORAGE = '/var/lib/registry';

/** The images of a registry, the newest last. */
export interface Shelf {
  readonly get: () => readonly PushedImage[];
  readonly set: (list: PushedImage[]) => void;
}

/** The shelf of a container: in its volume, which may outlive it. */
export function shelfOf(daemon: Daemon, container: SimContainer): Shelf {
  const name = container.Mounts.find((mount) => mount.Destination === STORAGE)?.Name;
  const keeper = (name === undefined ? undefined : findVolume(daemon, name))?.sim ?? container.sim;
  return {
    get: () => keeper.pushed ?? [],
    set: (list) => {
      keeper.pushed = list;
    },
  };
}

/** The answer of a registry in a container to a GET: its API, as far as people use it by hand. */
export function registryAnswer(
  daemon: Daemon,
  container: SimContainer,
  path: string,
): { readonly status: number; readonly headers: Record<string, string>; readonly body: string } {
  const held = shelfOf(daemon, container).get();
  const json = (status: number, body: unknown) => ({
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Docker-Distribution-Api-Version': 'registry/2.0',
    },
    body: `${JSON.stringify(body)}${path === '/v2/' ? '' : '\n'}`,
  });
  const names = held.map((p) => p.canonical.split(/:(?=[^:]*$)/));
  const asked = path.replace(/\?.*$/, '');
  if (asked === '/') return { status: 200, headers: {}, body: '' };
  if (asked === '/v2/') return json(200, {});
  if (asked === '/v2/_catalog')
    return json(200, { repositories: [...new Set(names.map(([name = '']) => name))].toSorted() });
  const name = /^\/v2\/(.+)\/tags\/list$/.exec(asked)?.[1];
  if (name === undefined)
    return {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: '404 page not found\n',
    };
  const tags = [...new Set(names.filter(([own]) => own === name).map(([, tag = '']) => tag))].toSorted();
  if (tags.length > 0) return json(200, { name, tags });
  return json(404, {
    errors: [{ code: 'NAME_UNKNOWN', message: 'repository name not known to registry', detail: { name } }],
  });
}
