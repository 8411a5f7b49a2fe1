/** What every request meets before it is answered: limits on size, pages of other sites kept out, and headers that keep answers to themselves. */
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

/** Headers of all answers; one that a route has set itself stays. */
export const withHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.header(name, value);
};

/** Requests larger than the contract allows are refused before they are read. */
export const withoutExcess: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST_REQUEST,
  onError: () => refusalAnswer('too-large'),
});

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
