/** Listens for a room's requests, with or without TLS. */
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { roomApp } from './app.ts';
import { keepHeapLean } from './lean-heap.ts';
import type { LiveRoom } from './live-room.ts';

/** No room has more connections at once; each needs little. */
const MOST_CONNECTIONS = 30_000;
/** Connections that wait to be taken: a conference opens them all within seconds, and whom the kernel turns away asks again a second later. */
const MOST_WAITING = 4_096;
const SLOWEST_REQUEST_MS = 30_000;
/** Longer than the tutors' pauses, so that they keep their connections. */
const KEEP_ALIVE_MS = 30_000;

export interface ServeOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly warn: (message: string) => void;
}

export interface RoomServer {
  readonly room: LiveRoom;
  readonly port: number;
  readonly isSecure: boolean;
  /** Answers what is under way, closes all connections. The room and its store stay open. */
  close(): Promise<void>;
}

/** Starts to listen. @throws what node:net throws (EADDRINUSE, EACCES, EADDRNOTAVAIL), or node:tls for a certificate that is none */
export async function serveRoom(
  room: LiveRoom,
  { host, port, tls, warn }: ServeOptions,
): Promise<RoomServer> {
  const limits = {
    headersTimeout: SLOWEST_REQUEST_MS,
    requestTimeout: SLOWEST_REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: 8_192,
  };
  const { fetch } = roomApp(room, { warn });
  const server = createAdaptorServer({
    fetch,
    ...(tls
      ? { createServer: createTlsServer, serverOptions: { ...limits, ...tls, minVersion: 'TLSv1.2' } }
      : { createServer, serverOptions: limits }),
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host, backlog: MOST_WAITING }, resolve);
  });
  server.on('error', (error) => warn(error.message));
  keepHeapLean();
  return {
    room,
    port: (server.address() as AddressInfo).port,
    isSecure: tls !== undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        // A board's stream would never end by itself.
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 500).unref();
      }),
  };
}
