/** Go's `time.Duration`: how it is written and read, in nanoseconds. */

/** A duration as Go prints it, from nanoseconds: `5s`, `1m30s`, `500ms`, `2160h0m0s`. */
export function goDuration(ns: number): string {
  if (ns === 0) return '0s';
  if (ns < 1e3) return `${ns}ns`;
  if (ns < 1e6) return `${ns / 1e3}µs`;
  if (ns < 1e9) return `${ns / 1e6}ms`;
  const seconds = ns / 1e9;
  const hours = Math.trunc(seconds / 3600);
  const minutes = Math.trunc(seconds / 60) % 60;
  const rest = `${Number((seconds % 60).toFixed(9))}s`;
  if (hours > 0) return `${hours}h${minutes}m${rest}`;
  return minutes > 0 ? `${minutes}m${rest}` : rest;
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g;

/** A Go duration (`1h30m`, `500ms`) in nanoseconds; undefined if it is none. */
export function parseDuration(value: string): number | undefined {
  if (value === '0') return 0;
  if (durationError(value) !== undefined) return undefined;
  let sum = 0;
  for (const [, amount, unit] of value.matchAll(PART)) sum += Number(amount) * (UNITS[unit ?? ''] ?? 0);
  return Math.round(value.startsWith('-') ? -sum : sum);
}

/** time.ParseDuration's error for a text that is no duration. */
export function durationError(value: string): string | undefined {
  if (value === '0' || /^[+-]?((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(value)) return undefined;
  if (/^[+-]?\d+\.?\d*$/.test(value)) return `time: missing unit in duration ${JSON.stringify(value)}`;
  const unit = /^[+-]?\d+\.?\d*([^\d.]+)/.exec(value)?.[1];
  return unit === undefined
    ? `time: invalid duration ${JSON.stringify(value)}`
    : `time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(value)}`;
}
