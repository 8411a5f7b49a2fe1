/** Parses a value as a flag of that type does; returns what is wrong with it, or undefined. */
export function checkValue(type: string | undefined, value: string): string | undefined {
  switch (type) {
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
      return parseBytes(value) === undefined ? `invalid size: '${value}'` : undefined;
    case 'decimal':
      return /^\d*\.?\d+$/.test(value) ? undefined : `failed to parse ${value} as a rational number`;
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

/** A size as `50M`, `1g` or `104857600`, in bytes (binary units); undefined if it is none. */
export function parseBytes(value: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(i?b)?$/i.exec(value);
  if (!found) return undefined;
  const power = ' kmgtp'.indexOf((found[2] ?? '').toLowerCase() || ' ');
  return Math.floor(Number(found[1]) * 1024 ** power);
}
