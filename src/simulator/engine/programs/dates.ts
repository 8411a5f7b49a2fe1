/** `date`: the simulated time, in its many forms. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** A time (milliseconds since 1970, shown in UTC) by the format after `+`; undefined for other arguments than GNU date's `-u`. */
export function dateText(args: readonly string[], now: number): string | undefined {
  const words = args.filter((arg) => arg !== '-u' && arg !== '--utc' && arg !== '--universal');
  if (words.some((word) => !word.startsWith('+'))) return undefined;
  return formatted(words[0]?.slice(1) ?? '%a %b %e %H:%M:%S UTC %Y', new Date(now));
}

function formatted(format: string, at: Date): string {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const [hour, minute, second] = [two(at.getUTCHours()), two(at.getUTCMinutes()), two(at.getUTCSeconds())];
  const nanos = `${String(at.getUTCMilliseconds()).padStart(3, '0')}000000`;
  const values: Readonly<Record<string, string>> = {
    a: DAYS[at.getUTCDay()] ?? '',
    b: MONTHS[month] ?? '',
    d: two(day),
    e: String(day).padStart(2),
    H: hour,
    M: minute,
    m: two(month + 1),
    N: nanos,
    S: second,
    s: String(Math.floor(at.getTime() / 1000)),
    T: `${hour}:${minute}:${second}`,
    F: `${year}-${two(month + 1)}-${two(day)}`,
    Y: String(year),
    y: two(year % 100),
    Z: 'UTC',
    z: '+0000',
    n: '\n',
    t: '\t',
    '%': '%',
  };
  return format.replace(/%(\d?)([a-zA-Z%])/g, (whole, width: string, letter: string) => {
    if (letter === 'N' && width !== '') return nanos.slice(0, Number(width));
    return values[letter] ?? whole;
  });
}
