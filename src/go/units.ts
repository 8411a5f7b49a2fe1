/** Spans of time and sizes as Docker's go-units writes and reads them. */

/** A span of time as Docker says it (go-units HumanDuration): `Less than a second`, `About a minute`, `3 days`. */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(ms / 3_600_000);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`;
  return `${Math.trunc(hours / 24 / 365)} years`;
}

/**
 * A size in the largest unit that it fills, with that unit's place in the list.
 * @param base how many of one unit are the next @param full from how many on the next is taken
 */
export function inUnits(size: number, base: number, units: readonly string[], full = base): [number, number] {
  let value = size;
  let unit = 0;
  while (value >= full && unit < units.length - 1) {
    value /= base;
    unit += 1;
  }
  return [value, unit];
}

function human(size: number, base: number, units: readonly string[], digits: number): string {
  const [value, unit] = inUnits(size, base, units);
  return `${Number(value.toPrecision(digits))}${units[unit]}`;
}

/** A size in decimal units with three digits, as images have it: `7.83MB`. */
export function humanSize(bytes: number): string {
  return human(bytes, 1000, ['B', 'kB', 'MB', 'GB', 'TB'], 3);
}

/** A size in binary units with four digits, as memory has it: `23.54GiB`. */
export function binarySize(bytes: number): string {
  return human(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB'], 4);
}

const POWERS = 'bkmgtp';

/** go-units' error for a text that is no size. */
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
