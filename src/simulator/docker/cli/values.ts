import { CommandError } from './errors.ts';
import {
  fileProblem,
  labelProblem,
  mountProblem,
  networkProblem,
  preferenceProblem,
  servicePortProblem,
  variableProblem,
} from './flag-checks.ts';

/** Lists whose items are checked, by the flag's name. */
const LISTS: Readonly<Record<string, (value: string) => string | undefined>> = {
  env: variableProblem,
  'env-add': variableProblem,
  label: labelProblem,
  'container-label': labelProblem,
};

/** Parses a value as a flag of that type does; returns what is wrong with it, or undefined. */
export function checkValue(type: string | undefined, value: string, name = ''): string | undefined {
  switch (type) {
    case 'list':
      return LISTS[name]?.(value);
    case 'port':
      return servicePortProblem(value);
    case 'pref':
      return preferenceProblem(value);
    case 'network':
      return networkProblem(value);
    case 'mount':
      return mountProblem(value);
    case 'secret':
    case 'config':
      return fileProblem(value, type);
    case undefined:
      return parseBool(value) === undefined
        ? `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`
        : undefined;
    case 'int':
    case 'int64':
      return /^[+-]?\d+$/.test(value)
        ? undefined
        : `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`;
    case 'uint':
    case 'uint16':
    case 'uint32':
    case 'uint64':
      return uintError(value);
    case 'float':
      return Number.isFinite(Number(value)) && value !== ''
        ? undefined
        : `strconv.ParseFloat: parsing ${JSON.stringify(value)}: invalid syntax`;
    case 'duration':
      return durationError(value);
    case 'bytes':
      return bytesError(value);
    case 'decimal':
      return cpusError(value);
    case 'filter':
      return value.includes('=') || value === '' ? undefined : 'bad format of filter (expected name=value)';
    default:
      return undefined;
  }
}

/** Go's strconv.ParseBool. */
export function parseBool(value: string): boolean | undefined {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)) return true;
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value)) return false;
  return undefined;
}

/** What Go's strconv.ParseUint says of a text that is none. */
export function uintError(value: string): string | undefined {
  if (!/^\d+$/.test(value)) return `strconv.ParseUint: parsing ${JSON.stringify(value)}: invalid syntax`;
  return BigInt(value) > 18446744073709551615n
    ? `strconv.ParseUint: parsing ${JSON.stringify(value)}: value out of range`
    : undefined;
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

function durationError(value: string): string | undefined {
  if (value === '0' || /^[+-]?((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(value)) return undefined;
  if (/^[+-]?\d+\.?\d*$/.test(value)) return `time: missing unit in duration ${JSON.stringify(value)}`;
  const unit = /^[+-]?\d+\.?\d*([^\d.]+)/.exec(value)?.[1];
  return unit === undefined
    ? `time: invalid duration ${JSON.stringify(value)}`
    : `time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(value)}`;
}

const POWERS = 'bkmgtp';

/** What go-units says of a text that is no size. */
export function bytesError(value: string): string | undefined {
  const end = value.search(/[\d. ][^\d. ]*$/);
  if (end === -1) return `invalid size: '${value}'`;
  const number = value.slice(0, value[end] === ' ' ? end : end + 1);
  if (number === '' || !Number.isFinite(Number(number)))
    return `strconv.ParseFloat: parsing ${JSON.stringify(number)}: invalid syntax`;
  if (Number(number) < 0) return `invalid size: '${value}'`;
  const suffix = value.slice(end + 1);
  if (suffix.length > 3) return `invalid suffix: '${suffix}'`;
  const unit = suffix.toLowerCase();
  return /^(|b|[kmgtp](i?b)?)$/.test(unit) ? undefined : `invalid suffix: '${unit}'`;
}

/** A size as `50M`, `1g` or `104857600`, in bytes (binary units); undefined if it is none. */
export function parseBytes(value: string): number | undefined {
  if (bytesError(value) !== undefined) return undefined;
  const unit = /[a-z]/i.exec(value)?.[0].toLowerCase() ?? 'b';
  return Math.floor(Number(/^[^ a-z]*/i.exec(value)?.[0]) * 1024 ** POWERS.indexOf(unit));
}

/** Processors as a decimal, in billionths. Throws CommandError in the words of the real client. */
export function parseCpus(value: string): number {
  const problem = cpusError(value);
  if (problem !== undefined) throw new CommandError(problem);
  const [number = 0, by = 1] = value.split('/').map(Number);
  return Math.round((number / by) * 1e9);
}

function cpusError(value: string): string | undefined {
  const isNumber =
    /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) || /^[+-]?\d+\/0*[1-9]\d*$/.test(value);
  if (!isNumber) return `failed to parse ${value} as a rational number`;
  const [number = 0, by = 1] = value.split('/').map(Number);
  const billionths = (number / by) * 1e9;
  return Math.abs(billionths - Math.round(billionths)) > 1e-6 ? 'value is too precise' : undefined;
}
