/** Opens the app in a browser, where it answers now, one machine at a time. */
import type { Topology } from '../check/types.ts';
import type { AppAddress, PublishedPort } from '../driver/types.ts';
import { errorSaid } from '../i18n/files.ts';
import { type Said, toSay } from '../i18n/said.ts';

export interface BrowseParts {
  /** Looks at the machines and the swarm. */
  readonly look: (signal: AbortSignal) => Promise<Topology>;
  /** The addresses for a browser on this computer. */
  readonly addresses: (ports: readonly PublishedPort[]) => Promise<readonly AppAddress[]>;
  /** Opens a browser there. @returns whether there is one */
  readonly open: (url: string) => Promise<boolean>;
}

/**
 * Each call of the returned function opens the app on the next machine, and returns the notice about it: its address, whether
 * or not a browser could be opened, or why there is none. It never rejects.
 */
export function createBrowse({ look, addresses, open }: BrowseParts): (signal: AbortSignal) => Promise<Said> {
  const words = toSay('browser');
  let last: string | undefined;

  const browse = async (signal: AbortSignal): Promise<Said> => {
    const ports = portsOf(await look(signal));
    if (ports.length === 0) return words.nothingPublished;
    const all = await addresses(ports);
    const at = (all.findIndex(({ url }) => url === last) + 1) % all.length;
    const chosen = all[at];
    if (chosen === undefined) return words.notReached;
    signal.throwIfAborted();
    last = chosen.url;
    const isOpen = await open(chosen.url);
    const name = nameOf(chosen, all);
    const next = all[(at + 1) % all.length];
    return toSay('common').sentences([
      isOpen ? words.opened(name, chosen.url) : words.address(name, chosen.url),
      ...(next === undefined || next === chosen ? [] : [words.next(nameOf(next, all))]),
    ]);
  };
  return (signal) => browse(signal).catch((error: unknown) => errorSaid(error));
}

/** The machine; with the port where the swarm publishes more than one. */
function nameOf({ machine, port }: AppAddress, all: readonly AppAddress[]): string {
  return all.some((other) => other.port !== port) ? `${machine}:${port}` : machine;
}

/** The TCP ports that services publish, at every running node: the routing mesh answers on all of them. */
export function portsOf({ machines, services }: Topology): PublishedPort[] {
  const ports = services.flatMap((service) => publishedPorts(service.ports));
  return [...new Set(ports)].flatMap((port) =>
    machines
      .filter(({ state, role, ip }) => state === 'Running' && role !== undefined && ip !== '')
      .map(({ name, ip }) => ({ machine: name, address: ip, port })),
  );
}

/** `*:80->80/tcp, *:8000-8001->8000-8001/tcp` as numbers. */
function publishedPorts(text: string): number[] {
  return [...text.matchAll(/:(\d+)(?:-(\d+))?->[\d-]+\/tcp/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at),
  );
}
