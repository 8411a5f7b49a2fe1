/** What every request meets before it is answered: limits on size, pages of other sites kept out, and headers that keep answers to themselves. */
import type { ServerResponse } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LARGEST_REQUEST } from '../contract/limits.ts';
import { RoomRefusal, refusalAnswer } from './refusal.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Headers of all answers, given to Node.js itself, which is quickest; one that a route sets stands in place of it. */
export const withHeaders: MiddlewareHandler = (c, next) => {
  const { outgoing } = c.env as { readonly outgoing: ServerResponse };
  for (const [name, value] of Object.entries(HEADERS)) outgoing.setHeader(name, value);
  return next();
};

const withoutLongStream = bodyLimit({
  maxSize: LARGEST_REQUEST,
  onError: () => refusalAnswer('too-large'),
});

/** Requests larger than the contract allows are refused before they are read. Node.js reads no more than a request says that it has. */
export const withoutExcess: MiddlewareHandler = async (c, next) => {
  const { method } = c.req;
  if (method === 'GET' || method === 'HEAD') return next();
  const length = c.req.header('content-length');
  if (length === undefined || c.req.header('transfer-encoding') !== undefined)
    return withoutLongStream(c, next);
  return Number(length) <= LARGEST_REQUEST ? next() : refusalAnswer('too-large');
};

/**
 * A browser says which page a request comes from. Only pages of this server may change anything here: the cookie alone proves
 * nothing, since another page could make the browser send it.
 */
export const fromOwnPagesOnly: MiddlewareHandler = async (c, next) => {
  const { method } = c.req;
  const origin = c.req.header('origin');
  const isOther = origin !== undefined && hostOf(origin) !== c.req.header('host');
  const site = c.req.header('sec-fetch-site');
  const isCross = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (method !== 'GET' && method !== 'HEAD' && (isOther || isCross)) throw new RoomRefusal('other-site');
  return next();
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
