/** The machines' own network: Docker Machine's usual addresses where they are free, others where not. */
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { MachineFailure } from '../failure.ts';
import type { HostEngine } from './host-engine.ts';
import { HOME, homeNetworkName, labelFlags } from './labels.ts';

/** The first machine's number in the network; VirtualBox's first is the same. */
const FIRST = 100;
const LAST = 250;
/** VirtualBox's network first. None of them is in the ranges that engines use inside of machines. */
const SUBNETS = Array.from({ length: 10 }, (_, index) => `192.168.${99 - index}.0/24`);

/**
 * Makes the network if it is not there.
 * @param wanted a network in CIDR form, or empty for the first that is free
 * @returns its CIDR
 * @throws MachineFailure when none is free
 */
export async function ensureNetwork(engine: HostEngine, home: string, wanted: string): Promise<string> {
  const name = homeNetworkName(home);
  const there = await subnetOf(engine, name);
  if (there !== undefined) return there;
  const candidates = wanted === '' ? SUBNETS.filter((subnet) => !isOnThisComputer(subnet)) : [wanted];
  let problem = 'every network from 192.168.90.0/24 to 192.168.99.0/24 is in use';
  for (const subnet of candidates) {
    const reply = await engine.ask([
      'network',
      'create',
      ...labelFlags({ [HOME]: home }),
      '--subnet',
      subnet,
      name,
    ]);
    if (reply.code === 0) return subnet;
    // Another create was faster.
    const made = /already exists/.test(reply.stderr) ? await subnetOf(engine, name) : undefined;
    if (made !== undefined) return made;
    if (!/overlap/i.test(reply.stderr)) throw new MachineFailure(reply.stderr.trim());
    problem = `the network ${subnet} is in use`;
  }
  throw new MachineFailure(
    `No network for the machines: ${problem}. The setting "subnet" names another one.`,
  );
}

async function subnetOf(engine: HostEngine, name: string): Promise<string | undefined> {
  const reply = await engine.ask([
    'network',
    'inspect',
    '--format',
    '{{range .IPAM.Config}}{{.Subnet}}{{end}}',
    name,
  ]);
  return reply.code === 0 ? reply.stdout.toString('utf8').trim() : undefined;
}

/** A network of this computer with these addresses, VirtualBox's for example. The engine does not look for that. */
function isOnThisComputer(subnet: string): boolean {
  const start = subnet.replace(/(?<!\d)\d+\/\d+$/, '');
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address.startsWith(start)),
  );
}

/** The first address of a network that no machine has. @throws MachineFailure when all are taken */
export function freeAddress(subnet: string, taken: ReadonlySet<string>): string {
  const start = subnet.replace(/(?<!\d)\d+\/\d+$/, '');
  for (let number = FIRST; number <= LAST; number += 1) {
    const address = `${start}${number}`;
    if (!taken.has(address)) return address;
  }
  throw new MachineFailure(`No address is left in ${subnet}.`);
}

/** Ports of this computer for one machine. */
export interface Ports {
  readonly engine: number;
  readonly web: number;
}

const FIRST_PORTS: Ports = { engine: 23760, web: 8100 };

/** The first pair that no machine has and no program listens on. @throws MachineFailure when a hundred are in use */
export async function freePorts(taken: ReadonlySet<string>): Promise<Ports> {
  for (let index = 0; index < 100; index += 1) {
    const ports = { engine: FIRST_PORTS.engine + index, web: FIRST_PORTS.web + index };
    if (taken.has(`127.0.0.1:${ports.engine}`) || taken.has(`127.0.0.1:${ports.web}`)) continue;
    if ((await isFree(ports.engine)) && (await isFree(ports.web))) return ports;
  }
  throw new MachineFailure(`No port from ${FIRST_PORTS.engine} or ${FIRST_PORTS.web} on is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
