/**
 * A web server on this computer's loopback for one port of a simulated machine: its answers come from
 * the simulated routing mesh. If nothing would answer there, it closes the connection.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Language } from '../../i18n/language.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Route } from '../../simulator/index.ts';
import type { AppAddress, PublishedPort } from '../types.ts';
import { refusalOf } from './app-guard.ts';
import { pageFor } from './app-page.ts';

const LOOPBACK = '127.0.0.1';
/** Enough for a learner with several tabs; more connections at once are no reader's. */
const MOST_CONNECTIONS = 64;
const LONGEST_AGENT = 200;

/** The headers of every answer: it can't be cached, framed, or read from another site, and it loads nothing. */
const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Simulated-By': 'swarm-tutor',
  // A connection has one task at its end: the next request is to meet another.
  Connection: 'close',
};

export interface AppServerOptions {
  readonly at: PublishedPort;
  /** Asks the simulated mesh. */
  readonly visit: (path: string, agent: string | undefined) => Promise<Route>;
  readonly language: () => Language;
  /** The addresses of all machines, for links. */
  readonly addresses: () => readonly AppAddress[];
}

export interface AppServer {
  readonly url: string;
  /** Also closes all connections. */
  close(): Promise<void>;
}

/** Starts one on a free port. It keeps no process alive. @throws what node:net throws where there is no port */
export async function startAppServer(options: AppServerOptions): Promise<AppServer> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
    answer(request, response, options).catch(() => request.socket.destroy());
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(0, LOOPBACK, resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { at, visit, language, addresses }: AppServerOptions,
): Promise<void> {
  const messages = messagesFor(language());
  const refusal = refusalOf(request);
  if (refusal) {
    response.writeHead(refusal.status, { ...HEADERS, ...refusal.headers, ...PLAIN });
    response.end(`${messages.browser.refused[refusal.why]}\n`);
    return;
  }
  const { url = '/' } = request;
  // Browsers request this by themselves: it must not use up a task's turn.
  if (url === '/favicon.ico') {
    response.writeHead(404, HEADERS).end();
    return;
  }
  const route = await visit(url, agentOf(request));
  if (route.kind !== 'answer') {
    request.socket.resetAndDestroy();
    return;
  }
  const wantsPage = request.headers.accept?.includes('text/html') === true;
  const page = wantsPage
    ? pageFor(route, {
        at,
        others: addresses().filter(({ machine }) => machine !== at.machine),
        language: language(),
        messages,
      })
    : route;
  response.writeHead(route.status, { ...page.headers, ...HEADERS });
  response.end(request.method === 'HEAD' ? undefined : page.body);
}

const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' };

/** How a browser names itself, fit for a line of a server's log. */
function agentOf({ headers }: IncomingMessage): string | undefined {
  return headers['user-agent']?.replaceAll(/[^\x20-\x7e]|["\\]/g, '').slice(0, LONGEST_AGENT);
}
