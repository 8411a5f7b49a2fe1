/** The environment that a session starts from. */
import type { SessionOptions } from './session-options.ts';

/** The variables that are set, PATH spelt so on every platform. */
export function startingEnv(options: Pick<SessionOptions, 'env'>): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.env ?? process.env)) {
    if (value === undefined) continue;
    env[process.platform === 'win32' && name.toUpperCase() === 'PATH' ? 'PATH' : name] = value;
  }
  return env;
}
