/** The texts that curl prints besides the page itself. */
import type { Route } from '../engine/contract/world.ts';

export type HttpAnswer = Extract<Route, { kind: 'answer' }>;

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** Status line and headers with the blank line after them. */
export function headers(route: HttpAnswer): string {
  const lines = Object.entries(route.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${route.protocol ?? 'HTTP/1.1'} ${route.status} ${REASONS[route.status] ?? ''}\r\n${lines.join('')}\r\n`;
}

/** The variables of `--write-out`. */
export interface TransferFacts {
  readonly url: string;
  /** 0 when nothing answered. */
  readonly status: number;
  /** Bytes. */
  readonly size: number;
  readonly route?: HttpAnswer;
}

/** Fills a `--write-out` format; unknown variables become empty. */
export function writeOut(format: string, { url, status, size, route }: TransferFacts): string {
  const code = String(status).padStart(3, '0');
  const type = Object.entries(route?.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type');
  const known: Readonly<Record<string, string>> = {
    http_code: code,
    response_code: code,
    size_download: String(size),
    content_type: type?.[1] ?? '',
    url,
    url_effective: url,
    num_redirects: '0',
    time_total: '0.010000',
    time_connect: '0.001000',
  };
  return format
    .replace(/%\{(\w+)\}/g, (_, name: string) => known[name] ?? '')
    .replace(/\\([nrt])/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? '')
    .replaceAll('%%', '%');
}
