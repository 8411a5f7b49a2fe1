/** The environment that a session starts from. */
import { withoutStartUp } from './programs-first.ts';
import type { SessionOptions } from './session-options.ts';

/** The variables that are set, without those that name start-up files, and with PATH spelled `PATH` on every platform. */
export function startingEnv(options: Pick<SessionOptions, 'env'>): Record<string, string> {
  return withoutStartUp(options.env ?? process.env);
}
