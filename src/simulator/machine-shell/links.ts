/** A machine's network interfaces: `ip`, `ifconfig`, and the addresses of `hostname -I`. */

import { operandsOf } from '../../program/options.ts';
import type { World } from '../engine/contract/world.ts';
import { digits, HEX } from '../engine/model/random.ts';
import { interfacesOf } from '../engine/network/interfaces.ts';
import type { Output } from './output.ts';

export interface MachineLink {
  readonly name: string;
  readonly ip: string;
  /** Bits of the network's part. */
  readonly bits: number;
  readonly mac: string;
  /** A bridge without containers is up, but has no carrier. */
  readonly carrier: boolean;
  /** Its own interface to others; not a bridge or `lo`. */
  readonly isOwn?: boolean;
  readonly gateway?: string;
}

const mac = (text: string): string => `08:00:27:${(digits(text, 6, HEX).match(/../g) ?? []).join(':')}`;

/** `lo` first, then the machine's own, then the bridges of its engine. */
export function linksOf(world: World, machine: string): MachineLink[] {
  const view = world.machine(machine);
  const own: MachineLink[] = [
    { name: 'lo', ip: '127.0.0.1', bits: 8, mac: '00:00:00:00:00:00', carrier: true },
    ...interfacesOf({ driver: view?.driver ?? '', ip: view?.ip ?? '' }).map((link) => ({
      ...link,
      bits: 24,
      mac: mac(`${machine}${link.name}`),
      carrier: true,
      isOwn: true,
    })),
  ];
  if (view?.engineUp !== true) return own;
  const engine = world.engine(machine);
  const inSwarm = engine.info().Swarm.LocalNodeState === 'active';
  const networks = engine.networkList({ driver: ['bridge'] });
  const bridges = networks.map((network): MachineLink => {
    const { Subnet = '172.17.0.0/16', Gateway = '172.17.0.1' } = network.IPAM.Config[0] ?? {};
    const name =
      network.Name === 'bridge'
        ? 'docker0'
        : network.Name === 'docker_gwbridge'
          ? network.Name
          : `br-${network.Id.slice(0, 12)}`;
    return {
      name,
      ip: Gateway,
      bits: Number(Subnet.split('/')[1] ?? 16),
      mac: `02:42:${(digits(network.Id, 8, HEX).match(/../g) ?? []).join(':')}`,
      // In a swarm the routing mesh has its end on the second bridge.
      carrier:
        inSwarm && name === 'docker_gwbridge' ? true : Object.keys(network.Containers ?? {}).length > 0,
    };
  });
  return [...own, ...bridges];
}

const broadcast = ({ ip, bits }: MachineLink): string => {
  const parts = ip.split('.').map(Number);
  return parts.map((part, at) => (at * 8 >= bits ? 255 : part)).join('.');
};
const network = ({ ip, bits }: MachineLink): string =>
  ip
    .split('.')
    .map((part, at) => (at * 8 >= bits ? '0' : part))
    .join('.');
const mask = (bits: number): string => [0, 8, 16, 24].map((from) => (from < bits ? '255' : '0')).join('.');

/** All interfaces, or the one of a name. */
export function ifconfig(links: readonly MachineLink[], asked?: string): string {
  return links
    .filter(({ name }) => asked === undefined || name === asked)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((link) => {
      const { name, ip, bits, mac: hardware } = link;
      if (name === 'lo')
        return 'lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n        loop  txqueuelen 1000  (Local Loopback)\n';
      const flags = link.carrier
        ? 'flags=4163<UP,BROADCAST,RUNNING,MULTICAST>'
        : 'flags=4099<UP,BROADCAST,MULTICAST>';
      return `${name}: ${flags}  mtu 1500\n        inet ${ip}  netmask ${mask(bits)}  broadcast ${broadcast(link)}\n        ether ${hardware}  txqueuelen ${link.isOwn ? 1000 : 0}  (Ethernet)\n`;
    })
    .join('\n');
}

/** `ip`, read-only: links, addresses, routes. */
export function ipCommand(args: readonly string[], links: readonly MachineLink[]): Output {
  const ok = (stdout: string): Output => ({ stdout, stderr: '', exitCode: 0 });
  const brief = args.some((arg) => /^-br/.test(arg));
  const [object = '', ...rest] = operandsOf(args);
  const named = rest.filter((word) => !['show', 'list', 'ls', 'dev', 'lst'].includes(word)).at(-1);
  const chosen = named === undefined ? links : links.filter(({ name }) => name === named);
  if (named !== undefined && chosen.length === 0 && object !== 'route' && object !== 'r')
    return { stdout: '', stderr: `Device "${named}" does not exist.\n`, exitCode: 1 };
  if (object !== '' && 'address'.startsWith(object)) {
    if (brief)
      return ok(
        chosen
          .map((link) => `${link.name.padEnd(16)} ${stateOf(link).padEnd(14)} ${link.ip}/${link.bits} \n`)
          .join(''),
      );
    return ok(chosen.map((link) => head(links, link) + address(link)).join(''));
  }
  if (object !== '' && 'link'.startsWith(object)) return ok(chosen.map((link) => head(links, link)).join(''));
  if (object !== '' && 'route'.startsWith(object)) return ok(routes(links));
  if (object === '')
    return { stdout: '', stderr: 'Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n', exitCode: 255 };
  return { stdout: '', stderr: `Object "${object}" is unknown, try "ip help".\n`, exitCode: 1 };
}

const stateOf = ({ name, carrier }: MachineLink): string =>
  name === 'lo' ? 'UNKNOWN' : carrier ? 'UP' : 'DOWN';

/** The two lines of a link. */
function head(links: readonly MachineLink[], link: MachineLink): string {
  const { name, carrier, mac: hardware } = link;
  const number = links.indexOf(link) + 1;
  if (name === 'lo')
    return `${number}: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n    link/loopback ${hardware} brd 00:00:00:00:00:00\n`;
  const own = link.isOwn === true;
  const flags = carrier ? 'BROADCAST,MULTICAST,UP,LOWER_UP' : 'NO-CARRIER,BROADCAST,MULTICAST,UP';
  const queue = own ? 'pfifo_fast' : 'noqueue';
  const length = own ? ' qlen 1000' : '';
  return `${number}: ${name}: <${flags}> mtu 1500 qdisc ${queue} state ${stateOf(link)} group default${length}\n    link/ether ${hardware} brd ff:ff:ff:ff:ff:ff\n`;
}

function address(link: MachineLink): string {
  const { name, ip, bits } = link;
  if (name === 'lo')
    return '    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n';
  return `    inet ${ip}/${bits} brd ${broadcast(link)} scope global ${name}\n       valid_lft forever preferred_lft forever\n`;
}

function routes(links: readonly MachineLink[]): string {
  const line = (link: MachineLink): string =>
    `${network(link)}/${link.bits} dev ${link.name} proto kernel scope link src ${link.ip}${link.carrier ? '' : ' linkdown'} \n`;
  const [, ...all] = links;
  const ways = all.flatMap(({ name, gateway }) =>
    gateway === undefined ? [] : [`default via ${gateway} dev ${name} \n`],
  );
  return [...ways, ...all.toSorted((a, b) => byAddress(a.ip, b.ip)).map(line)].join('');
}

/** The kernel lists routes by the network's address. */
function byAddress(a: string, b: string): number {
  const number = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return number(a) - number(b);
}
