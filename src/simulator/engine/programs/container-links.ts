/** A container's network interfaces, as busybox shows them. */

import { operandsOf } from '../../../program/options.ts';
import type { SimContainer } from '../model/state.ts';
import { macOf } from '../network/mac.ts';
import { prints, type Running } from './script/steps.ts';

interface ContainerLink {
  readonly name: string;
  readonly number: number;
  readonly ip: string;
  readonly bits: number;
  readonly gateway: string;
  readonly mtu: number;
}

/** Its interfaces in networks, in their order, without `lo`. */
function linksOf({ NetworkSettings }: SimContainer): ContainerLink[] {
  return Object.values(NetworkSettings.Networks)
    .filter(({ IPAddress }) => IPAddress !== '')
    .map(({ IPAddress: ip, Gateway: gateway }, at) => {
      const isOverlay = ip.startsWith('10.');
      return {
        name: `eth${at}`,
        number: 6 + 2 * at,
        ip,
        bits: isOverlay ? 24 : 16,
        gateway,
        mtu: isOverlay ? 1450 : 1500,
      };
    });
}

const ending = ({ ip, bits }: ContainerLink, last: string): string =>
  ip
    .split('.')
    .map((part, at) => (at * 8 >= bits ? last : part))
    .join('.');

const LO = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
`;
const LO_ADDRESS = `    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
`;

/** `ip addr`, `ip link` and `ip route`; undefined for subcommands that change something. */
export function containerIpCommand(container: SimContainer, args: readonly string[]): Running | undefined {
  const [object = '', ...rest] = operandsOf(args);
  if (object === '' || rest.some((word) => !['show', 'list', 'ls'].includes(word))) return undefined;
  const links = linksOf(container);
  const head = (link: ContainerLink): string =>
    `${link.number}: ${link.name}@if${link.number + 1}: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu ${link.mtu} qdisc noqueue \n    link/ether ${macOf(link.ip)} brd ff:ff:ff:ff:ff:ff\n`;
  const address = (link: ContainerLink): string =>
    `    inet ${link.ip}/${link.bits} brd ${ending(link, '255')} scope global ${link.name}\n       valid_lft forever preferred_lft forever\n`;
  if ('address'.startsWith(object))
    return prints(`${LO}${LO_ADDRESS}${links.map((link) => head(link) + address(link)).join('')}`);
  if ('link'.startsWith(object)) return prints(`${LO}${links.map(head).join('')}`);
  if (!'route'.startsWith(object)) return undefined;
  const way = links.find(({ gateway }) => gateway !== '');
  return prints(
    `${way === undefined ? '' : `default via ${way.gateway} dev ${way.name} \n`}${links.map((link) => `${ending(link, '0')}/${link.bits} dev ${link.name} scope link  src ${link.ip} \n`).join('')}`,
  );
}

/** The output of `ifconfig`. */
export function interfaceTable(container: SimContainer): string {
  const links = linksOf(container).map(
    (link) =>
      `${link.name.padEnd(9)} Link encap:Ethernet  HWaddr ${macOf(link.ip).toUpperCase()}  \n          inet addr:${link.ip}  Bcast:${ending(link, '255')}  Mask:255.255.${link.bits === 24 ? '255' : '0'}.0\n          UP BROADCAST RUNNING MULTICAST  MTU:${link.mtu}  Metric:1\n`,
  );
  const lo =
    'lo        Link encap:Local Loopback  \n          inet addr:127.0.0.1  Mask:255.0.0.0\n          UP LOOPBACK RUNNING  MTU:65536  Metric:1\n';
  return `${[...links, lo].join('\n')}\n`;
}
