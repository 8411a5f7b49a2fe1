/** `ss` in a machine: the listening sockets. */

import type { World } from '../engine/contract/world.ts';
import { digits } from '../engine/model/random.ts';

/** A listening socket. */
export interface Socket {
  readonly kind: 'udp' | 'tcp';
  readonly queue: number;
  readonly address: string;
  readonly port: number;
  readonly peer: string;
  readonly users: string;
}

/** The listening sockets as `ss -ltnup` prints them; only root sees their processes. */
export function sockets(world: World, machine: string, flags: string, root: boolean): string {
  const both = /t/.test(flags) === /u/.test(flags);
  const named = root && /p/.test(flags);
  const found = listening(world, machine).filter(({ kind }) => both || flags.includes(kind[0] ?? ''));
  const lines = found.map((socket) =>
    row(both ? socket.kind : '', socket, named && socket.users !== '' ? `users:((${socket.users}))` : ''),
  );
  const header = `${both ? 'Netid ' : ''}State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess`;
  const width = Math.max(header.length, ...lines.map((line) => line.length));
  return [header, ...lines].map((line) => `${line.padEnd(width)}\n`).join('');
}

function row(kind: string, { kind: type, queue, address, port, peer }: Socket, users: string): string {
  const netid = kind === '' ? '' : `${kind.padEnd(5)} `;
  const state = (type === 'udp' ? 'UNCONN' : 'LISTEN').padEnd(7);
  const local = `${address.padStart(13)}:${String(port).padEnd(5)}`;
  return `${netid}${state}${'0'.padEnd(7)}${String(queue).padEnd(7)}${local} ${peer.padStart(12)}:${'*'.padEnd(5)}${users}`;
}

const all = (kind: 'udp' | 'tcp', port: number, users = ''): Socket => ({
  kind,
  queue: kind === 'udp' ? 0 : 4096,
  address: '*',
  port,
  peer: '*',
  users,
});

/** The listening sockets of a machine, by kind and port. */
export function listening(world: World, machine: string): Socket[] {
  const on = (socket: Socket, address: string, peer = '0.0.0.0'): Socket => ({ ...socket, address, peer });
  const sshd = { ...all('tcp', 22, '"sshd",pid=234,fd=3'), queue: 128 };
  const found = [on(sshd, '0.0.0.0'), on({ ...sshd, users: '"sshd",pid=234,fd=4' }, '[::]', '[::]')];
  if (world.machine(machine)?.engineUp !== true) return found;
  const engine = world.engine(machine);
  const port = (what: string): number =>
    32_768 + (Number.parseInt(digits(what + machine, 4, '0123456789'), 10) % 28_000);
  const dockerd = (fd: number): string => `"dockerd",pid=408,fd=${fd}`;
  found.push(on(all('tcp', port('containerd'), '"containerd",pid=65,fd=9'), '127.0.0.1'));
  found.push(all('tcp', 2376, dockerd(8)));
  const { LocalNodeState, ControlAvailable } = engine.info().Swarm;
  if (LocalNodeState !== 'active') return withPublished(found, world.publishedPorts(machine), dockerd);
  found.push(on(all('udp', 4789), '0.0.0.0'), all('udp', 7946, dockerd(33)), all('tcp', 7946, dockerd(31)));
  if (ControlAvailable) found.push(all('tcp', 2377, dockerd(26)));
  if (
    engine
      .containerList()
      .some((container) => container.Config.Labels['com.docker.swarm.task.id'] !== undefined)
  ) {
    // The resolver of the containers' networks.
    found.push(on(all('udp', port('dns-udp')), '127.0.0.11'), on(all('tcp', port('dns-tcp')), '127.0.0.11'));
  }
  return withPublished(found, world.publishedPorts(machine), dockerd);
}

function withPublished(found: Socket[], ports: readonly number[], dockerd: (fd: number) => string): Socket[] {
  for (const number of ports) found.push(all('tcp', number, dockerd(40 + (number % 50))));
  return found.sort((a, b) => (a.kind < b.kind ? 1 : a.kind > b.kind ? -1 : a.port - b.port));
}
