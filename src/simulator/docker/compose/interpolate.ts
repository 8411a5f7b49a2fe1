/** Fills in the variables of a Compose file, such as `${NAME:-default}`. */
import { isRecord } from '../../../value/json.ts';
import { ClientError } from '../cli/errors.ts';

const VARIABLE = /\$(?:(\$)|([a-z_]\w*)|\{([a-z_]\w*(?::?[-?][^}]*)?)\}|())/gi;

type Cast = (text: string) => unknown;

/** Places whose value becomes a number or a switch if it contained a variable; `*` is any name, `[]` a list. */
const CASTS: readonly (readonly [RegExp, Cast])[] = [
  [/^services\.[^.]+\.(configs|secrets)\.\[\]\.mode$/, toInt],
  [/^services\.[^.]+\.healthcheck\.retries$/, toInt],
  [/^services\.[^.]+\.healthcheck\.disable$/, toBoolean],
  [/^services\.[^.]+\.deploy\.(replicas|placement\.max_replicas_per_node)$/, toInt],
  [/^services\.[^.]+\.deploy\.(update|rollback)_config\.parallelism$/, toInt],
  [/^services\.[^.]+\.deploy\.(update|rollback)_config\.max_failure_ratio$/, toFloat],
  [/^services\.[^.]+\.deploy\.restart_policy\.max_attempts$/, toInt],
  [/^services\.[^.]+\.ports\.\[\]\.(target|published)$/, toInt],
  [/^services\.[^.]+\.ulimits\.[^.]+(\.hard|\.soft)?$/, toInt],
  [/^services\.[^.]+\.(privileged|read_only|stdin_open|tty)$/, toBoolean],
  [/^services\.[^.]+\.oom_score_adj$/, toInt],
  [/^services\.[^.]+\.volumes\.\[\]\.(read_only|volume\.nocopy)$/, toBoolean],
  [/^networks\.[^.]+\.(external|internal|attachable)$/, toBoolean],
  [/^(volumes|secrets|configs)\.[^.]+\.external$/, toBoolean],
];

/** Fills `$NAME`, `${NAME:-default}` and the like into all texts of a Compose file. Throws as the real loader does. */
export function interpolate(value: unknown, env: Readonly<Record<string, string>>, path = ''): unknown {
  if (typeof value === 'string') return cast(value, fill(value, env, path), path);
  if (Array.isArray(value)) return value.map((item) => interpolate(item, env, `${path}.[]`));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      interpolate(item, env, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function cast(before: string, text: string, path: string): unknown {
  const found = text === before ? undefined : CASTS.find(([where]) => where.test(path));
  if (found === undefined) return text;
  try {
    return found[1](text);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    throw new ClientError(
      `error while interpolating ${path}: failed to cast to expected type: ${error.message}`,
    );
  }
}

function toInt(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new ClientError(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
}

function toFloat(text: string): number {
  if (text !== '' && Number.isFinite(Number(text))) return Number(text);
  throw new ClientError(`strconv.ParseFloat: parsing ${JSON.stringify(text)}: invalid syntax`);
}

function toBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (['y', 'yes', 'true', 'on'].includes(word)) return true;
  if (['n', 'no', 'false', 'off'].includes(word)) return false;
  throw new ClientError(`invalid boolean: ${text}`);
}

function fill(text: string, env: Readonly<Record<string, string>>, path: string): string {
  const bad = (what: string): never => {
    throw new ClientError(
      `invalid interpolation format for ${path}: ${JSON.stringify(what)}; you may need to escape any $ with another $`,
    );
  };
  return text.replace(VARIABLE, (_, dollar?: string, plain?: string, braced?: string) => {
    if (dollar !== undefined) return '$';
    const inner = plain ?? braced;
    if (inner === undefined) return bad(text);
    const operator = [':-', '-', ':?', '?'].find((mark) => inner.includes(mark));
    if (operator === undefined) return env[inner] ?? '';
    const at = inner.indexOf(operator);
    const [name, word] = [inner.slice(0, at), inner.slice(at + operator.length)];
    const value = env[name];
    if (value !== undefined && (value !== '' || !operator.startsWith(':'))) return value;
    return operator.endsWith('-') ? word : bad(`required variable ${name} is missing a value: ${word}`);
  });
}
