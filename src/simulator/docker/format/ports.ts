/** Published ports: reading the short form, and showing those of a service. */
import { defined } from '../../../value/defined.ts';
import type { PortConfig } from '../../engine/contract/types.ts';

/** `80`, `4000:80`, `8000-8001:80-81/udp` or `127.0.0.1:80:80` (the address is ignored) as a service publishes them. */
export function parsePort(text: string): PortConfig[] {
  const { published, target, protocol } = partsOf(text);
  const targets = range(target);
  const host = published === '' ? [] : range(published);
  const kind = protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp';
  const port = (inside: number, outside: number | undefined): PortConfig => ({
    Protocol: kind,
    TargetPort: inside,
    ...defined({ PublishedPort: outside }),
    PublishMode: 'ingress',
  });
  // One port of the container may be reached by a range of ports outside.
  const [only = 0] = targets;
  if (targets.length === 1 && host.length > 1) return host.map((outside) => port(only, outside));
  return targets.map((inside, at) => port(inside, host[at]));
}

interface Parts {
  readonly address: string;
  readonly published: string;
  readonly target: string;
  readonly protocol: string;
}

function partsOf(text: string): Parts {
  const words = text.split(':');
  const last = words.at(-1) ?? '';
  const slash = last.indexOf('/');
  return {
    address: words.slice(0, -2).join(':'),
    published: words.length > 1 ? (words.at(-2) ?? '') : '',
    target: slash < 0 ? last : last.slice(0, slash),
    protocol: (slash < 0 ? '' : last.slice(slash + 1)).toLowerCase() || 'tcp',
  };
}

function range(text: string): number[] {
  const [first = '', last = first] = text.split('-');
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at);
}

/** The error for a short-form `--publish`; undefined if it is valid. */
export function portProblem(text: string): string | undefined {
  const { address, published, target, protocol } = partsOf(text);
  if (address !== '' && !isAddress(address)) return `invalid IP address: ${address}`;
  if (target === '') return `no port specified: ${text}<empty>`;
  if (!isPorts(target)) return `invalid containerPort: ${target}`;
  if (published !== '' && !isPorts(published)) return `invalid hostPort: ${published}`;
  const inside = range(target).length;
  if (published !== '' && inside > 1 && range(published).length !== inside)
    return `invalid ranges specified for container and host Ports: ${target} and ${published}`;
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) return `invalid proto: ${protocol}`;
  return undefined;
}

/** The address of a port in short form; empty without one. */
export const portAddress = (text: string): string => partsOf(text).address;

function isAddress(text: string): boolean {
  if (/^\[[\da-f:]+\]$/i.test(text)) return true;
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

function isPorts(text: string): boolean {
  if (!/^\d+(-\d+)?$/.test(text)) return false;
  const [first = 0, last = first] = text.split('-').map(Number);
  return first <= last && last <= 65535;
}

/** Published ports as `service ls` shows them: `*:80->80/tcp`. */
export function showPorts(ports: readonly PortConfig[] | undefined): string {
  return (ports ?? [])
    .filter((port) => port.PublishMode === 'ingress')
    .map((port) => `*:${port.PublishedPort ?? 0}->${port.TargetPort}/${port.Protocol}`)
    .join(', ');
}
