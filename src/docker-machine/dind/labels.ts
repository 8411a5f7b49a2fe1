/** The marks on everything that is made on the engine: nothing without them is ever touched. */
import { createHash } from 'node:crypto';

export const MACHINE = 'swarm-tutor.machine';
export const HOME = 'swarm-tutor.home';
/** The container's own address. */
export const ADDRESS = 'swarm-tutor.address';
/** The run of `create` that made a volume. */
export const CREATION = 'swarm-tutor.creation';
/** `HOST:PORT` by which this computer reaches the machine's engine, and its port 80, where it can't reach the address. */
export const ENGINE_AT = 'swarm-tutor.engine-at';
export const WEB_AT = 'swarm-tutor.web-at';

/** Distinguishes one learner's machines from another's on the same engine: 12 hex digits of the hash of their store's path. */
export function homeMark(storePath: string): string {
  return createHash('sha256').update(storePath).digest('hex').slice(0, 12);
}

/** The name of a machine's container and of its volume. */
export function containerName(home: string, machine: string): string {
  return `swarm-tutor-${home}-${machine}`;
}

/** The name of the network that all machines of a home share. */
export function homeNetworkName(home: string): string {
  return `swarm-tutor-${home}`;
}

/** `--label` flags. */
export function labelFlags(labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]);
}

/** A filter that leaves only what belongs to this home, and if a machine is named, to that machine. */
export function ours(home: string, machine?: string): string[] {
  const filters = ['--filter', `label=${HOME}=${home}`];
  return machine === undefined ? filters : [...filters, '--filter', `label=${MACHINE}=${machine}`];
}

/** Labels as `docker ps` joins them: `a=b,c=d`. */
export function readLabels(joined: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    joined
      .split(',')
      .map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)] as const)
      .filter(([name]) => name !== ''),
  );
}
