/** The environment that a session starts from. */
import type { SessionOptions } from './session-options.ts';

/**
 * Files that bash and sh would read before each command. They may set another PATH, and a lesson's command would then
 * mean something else than it does on the screen: the learner's own docker in place of the simulated one.
 */
const START_UP: ReadonlySet<string> = new Set(['BASH_ENV', 'ENV']);

/** The variables that are set, without those that name start-up files, PATH spelt so on every platform. */
export function startingEnv(options: Pick<SessionOptions, 'env'>): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.env ?? process.env)) {
    if (value === undefined || START_UP.has(name)) continue;
    env[process.platform === 'win32' && name.toUpperCase() === 'PATH' ? 'PATH' : name] = value;
  }
  return env;
}
