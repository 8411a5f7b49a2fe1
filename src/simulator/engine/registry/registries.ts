/**
 * The registries: Docker Hub and a private one, with the images of the catalog and those that were pushed to them,
 * and registries that run as containers in the simulation, each with the images that were pushed to it.
 */

import { copyOf } from '../../../value/copy.ts';
import { EngineError } from '../contract/errors.ts';
import type { Reference } from '../model/reference.ts';
import type { Sim } from '../model/sim.ts';
import type { Daemon, PushedImage, SimImage } from '../model/state.ts';
import { type Shelf, shelfOf } from '../storage/registry-store.ts';
import { findBackend, listeningProgram } from '../web/route.ts';
import { catalogImage, digestOf, PRIVATE_REGISTRIES, REGISTRIES } from './catalog.ts';

/** The engine that asks. */
export interface Asking {
  readonly sim: Sim;
  readonly machine: string;
  readonly daemon: Daemon;
}
/** A registry that an engine has reached. */
export interface Registry {
  /** By tag, or by digest if the reference has one. */
  readonly find: (ref: Reference) => SimImage | undefined;
  readonly put: (ref: Reference, image: SimImage) => void;
  /** The repositories that hold an image, as their paths. */
  readonly holding: (image: SimImage) => string[];
  /** Whether there is anything under the path of a reference. */
  readonly knows: (ref: Reference) => boolean;
}

/** The registry of a reference, as the engine reaches it. @throws EngineError in the daemon's words if it doesn't */
export function reachRegistry(ctx: Asking, registry: string): Registry {
  if (!REGISTRIES.includes(registry) && isAddress(registry)) return inContainer(ctx, registry);
  if (!ctx.sim.state.online || !REGISTRIES.includes(registry)) {
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    const name = host.split(':')[0] ?? host;
    throw unreachable(`https://${host}`, `dial tcp: lookup ${name} on 127.0.0.11:53: no such host`);
  }
  const { state } = ctx.sim;
  return registryOf(
    {
      get: () => state.pushed,
      set: (list) => {
        state.pushed = list;
      },
    },
    `${registry}/`,
  );
}

/** The image in a registry, if the registry can be reached and the login gives access to it. */
export function remoteImage(ctx: Asking, ref: Reference, user: string | undefined): SimImage | undefined {
  if (PRIVATE_REGISTRIES.includes(ref.registry) && user === undefined) return undefined;
  try {
    return reachRegistry(ctx, ref.registry).find(ref);
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

/** A pushed image stays available by its digest when its tag moves to another. */
function registryOf(shelf: Shelf, prefix: string): Registry {
  const nameOf = (ref: Reference): string => `${prefix}${ref.path}:${ref.tag}`;
  const repository = (name: string): string => name.replace(/:[^:/]*$/, '');
  const inRepository = (ref: Reference): PushedImage[] =>
    shelf.get().filter((p) => repository(p.canonical) === repository(nameOf(ref)));
  return {
    find(ref) {
      const outside = catalogImage(ref.canonical);
      const all = inRepository(ref);
      if (ref.digest === '') return all.findLast((p) => p.canonical === nameOf(ref))?.image ?? outside;
      return [...all.map((p) => p.image), outside].find(
        (image) => image !== undefined && digestOf(image) === ref.digest,
      );
    },
    put(ref, image) {
      const canonical = nameOf(ref);
      const others = shelf.get().filter((p) => p.canonical !== canonical || p.image.Id !== image.Id);
      shelf.set([...others, { canonical, image: { ...copyOf(image), RepoTags: [], RepoDigests: [] } }]);
    },
    holding: (image) => [
      ...new Set(
        shelf
          .get()
          .filter((p) => p.image.Id === image.Id && p.canonical.startsWith(prefix))
          .map((p) => repository(p.canonical.slice(prefix.length))),
      ),
    ],
    knows: (ref) =>
      inRepository(ref).length > 0 ||
      catalogImage(ref.canonical.replace(/:[^:]*$/, ':latest')) !== undefined ||
      catalogImage(ref.canonical.replace(/:[^:]*$/, ':part2')) !== undefined,
  };
}

/** `192.168.99.100:5000`, `localhost:5000` … : a registry in the simulation, not on the Internet. */
const isAddress = (registry: string): boolean => /^(localhost|\d+(\.\d+){3})(:\d+)?$/.test(registry);
const unreachable = (url: string, why: string): EngineError => new EngineError(`Get "${url}/v2/": ${why}`);

function inContainer(ctx: Asking, registry: string): Registry {
  const [host = '', ownPort] = registry.split(':');
  const own = host === 'localhost' || host.startsWith('127.');
  const plain = own || isTrusted(ctx.daemon, registry);
  const url = `${plain ? 'http' : 'https'}://${registry}`;
  const port = Number(ownPort ?? (plain ? 80 : 443));
  const machine = ctx.sim.state.machines[ctx.machine];
  const found = findBackend(ctx.sim, own ? (machine?.ip ?? 'localhost') : host, port);
  if (found.kind === 'timeout')
    throw unreachable(
      url,
      'net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    );
  if (found.kind === 'refused')
    throw unreachable(url, `dial tcp ${own ? '127.0.0.1' : host}:${port}: connect: connection refused`);
  if (found.kind === 'engine') throw unreachable(url, 'x509: certificate signed by unknown authority');
  if (!plain) throw unreachable(url, 'http: server gave HTTP response to HTTPS client');
  if (listeningProgram(found) !== 'registry')
    throw new EngineError(
      "error parsing HTTP 404 response body: invalid character '<' looking for beginning of value",
    );
  return registryOf(shelfOf(found.daemon, found.container), '');
}

/** Whether the engine is configured to talk to a registry without TLS: by the registry's name, or by its network. */
function isTrusted(daemon: Daemon, registry: string): boolean {
  const [host = ''] = registry.split(':');
  return (daemon.insecureRegistries ?? []).some((entry) => {
    const [network = '', bits] = entry.split('/');
    if (bits === undefined) return entry === registry;
    const size = 2 ** (32 - Number(bits));
    return Math.floor(numberOf(network) / size) === Math.floor(numberOf(host) / size);
  });
}
const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
