/** Under which addresses a room can be reached. */
import { networkInterfaces } from 'node:os';

export const LOOPBACK = '127.0.0.1';

/** Whether only this computer reaches what listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** The addresses of a server that listens at `host`: those of this computer in its networks where it listens at all of them. */
export function addressesOf(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host.includes(':') ? `[${host}]` : host];
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  return own.length > 0 ? own : [LOOPBACK];
}
