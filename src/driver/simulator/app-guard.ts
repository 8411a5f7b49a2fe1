/**
 * Which requests the simulated app answers on this computer: those that its own address was opened for. Pages of
 * other sites, and host names of other sites that were pointed here, get nothing.
 */
import type { IncomingMessage } from 'node:http';

export interface RequestRefusal {
  readonly status: number;
  readonly why: 'method' | 'host' | 'site';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a request is not answered; undefined when it is. */
export function refusalOf({ method, headers, socket }: IncomingMessage): RequestRefusal | undefined {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  if (!own.includes(headers.host ?? '')) return { status: 421, why: 'host' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, why: 'method', headers: { Allow: 'GET, HEAD' } };
  const { origin } = headers;
  if (origin !== undefined && !own.includes(origin.replace(/^http:\/\//, '')))
    return { status: 403, why: 'site' };
  return isOtherSite(headers) ? { status: 403, why: 'site' } : undefined;
}

/** Browsers send where a request comes from. To them another port of this computer is the same site: a link from there may lead here, nothing else. */
function isOtherSite(headers: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'same-site') return headers['sec-fetch-mode'] !== 'navigate';
  return site !== undefined && site !== 'none' && site !== 'same-origin';
}
