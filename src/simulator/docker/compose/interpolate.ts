import { CommandError } from '../cli/errors.ts';

const VARIABLE = /\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])([^{}]*))?\}|())/g;

/** Fills `$NAME`, `${NAME:-default}` and the like into all texts of a Compose file. Throws as the real loader does. */
export function interpolate(value: unknown, env: Readonly<Record<string, string>>, path = ''): unknown {
  if (typeof value === 'string') return fill(value, env, path);
  if (Array.isArray(value)) return value.map((item, at) => interpolate(item, env, `${path}.[${at}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      interpolate(item, env, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function fill(text: string, env: Readonly<Record<string, string>>, path: string): string {
  const bad = (what: string): never => {
    throw new CommandError(
      `invalid interpolation format for ${path}: ${JSON.stringify(what)}; you may need to escape any $ with another $`,
    );
  };
  return text.replace(
    VARIABLE,
    (_, dollar?: string, plain?: string, braced?: string, operator?: string, word = '') => {
      if (dollar !== undefined) return '$';
      const name = plain ?? braced;
      if (name === undefined) return bad(text);
      const value = env[name];
      const set = value !== undefined && (value !== '' || !operator?.startsWith(':'));
      if (operator?.endsWith('-')) return set ? (value ?? '') : word;
      if (operator?.endsWith('+')) return set ? word : '';
      if (operator?.endsWith('?') && !set)
        return bad(`required variable ${name} is missing a value: ${word}`);
      return value ?? '';
    },
  );
}
