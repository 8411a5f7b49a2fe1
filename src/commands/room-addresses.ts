/** Under which addresses a room can be reached. */
import { networkInterfaces } from 'node:os';
import type { Messages } from '../i18n/messages.ts';
import { ROOM_PORT } from '../room/contract/limits.ts';
import { defined } from '../value/defined.ts';
import { CommandError, EXIT } from './io.ts';

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

export interface RoomAddress {
  /** `http://192.168.1.5:8765` */
  readonly origin: string;
  readonly code?: string;
}

/** `192.168.1.5`, `room.example.org:8765/CODE`, `https://room.example.org/CODE`. @throws CommandError (2) */
export function roomAddress(
  given: string | undefined,
  codeGiven: string | undefined,
  { room }: Messages,
): RoomAddress {
  const [, scheme = 'http://', host, port, path = ''] =
    /^(https?:\/\/)?(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?(?:\/([\w-]*))?\/?$/i.exec(given?.trim() ?? '') ??
    [];
  const fallback = scheme.toLowerCase() === 'https://' ? '' : `:${ROOM_PORT}`;
  const address = `${scheme.toLowerCase()}${host}${port === undefined ? fallback : `:${port}`}`;
  if (host === undefined || !URL.canParse(address))
    throw new CommandError(room.join.address(given), EXIT.usage);
  const code = codeGiven ?? path;
  return { origin: new URL(address).origin, ...defined({ code: code === '' ? undefined : code }) };
}
