import type { PortConfig } from '../../engine/types.ts';

/** `80`, `4000:80`, `8000-8001:80-81/udp` or `127.0.0.1:80:80` (the address is ignored) as a service publishes them. */
export function parsePort(text: string): PortConfig[] {
  const [ports = '', protocol = 'tcp'] = text.split('/');
  const parts = ports.split(':');
  const targets = range(parts.at(-1) ?? '');
  const published = parts.length > 1 ? range(parts.at(-2) ?? '') : [];
  return targets.map((target, at) => {
    const port = published[at] ?? (published.length === 1 ? published[0] : undefined);
    return {
      Protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
      TargetPort: target,
      ...(port === undefined ? {} : { PublishedPort: port }),
      PublishMode: 'ingress',
    };
  });
}

function range(text: string): number[] {
  const [first = '', last = first] = text.split('-');
  if (first === '') return [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at);
}

/** What is wrong with a port that `--publish` was given in short form; undefined if it is right. */
export function portProblem(text: string): string | undefined {
  const [ports = '', protocol = 'tcp'] = text.split('/');
  const parts = ports.split(':');
  if (parts.length > 3) return `invalid IP address: ${parts.slice(0, -2).join(':')}`;
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) return `invalid proto: ${protocol}`;
  const target = parts.at(-1) ?? '';
  if (target === '') return `no port specified: ${text}<empty>`;
  if (!isPorts(target)) return `invalid containerPort: ${target}`;
  const published = parts.length > 1 ? (parts.at(-2) ?? '') : '';
  if (published !== '' && !isPorts(published)) return `invalid hostPort: ${published}`;
  const address = parts.length === 3 ? (parts[0] ?? '') : '';
  if (address !== '' && !/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return `invalid IP address: ${address}`;
  return undefined;
}

function isPorts(text: string): boolean {
  return /^\d+(-\d+)?$/.test(text) && text.split('-').every((port) => Number(port) <= 65535);
}

/** Published ports as `service ls` shows them: `*:80->80/tcp`. */
export function showPorts(ports: readonly PortConfig[] | undefined): string {
  return (ports ?? [])
    .filter((port) => port.PublishMode === 'ingress')
    .map((port) => `*:${port.PublishedPort ?? 0}->${port.TargetPort}/${port.Protocol}`)
    .join(', ');
}
