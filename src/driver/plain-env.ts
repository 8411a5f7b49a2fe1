/** The environment that a session starts from. */
import { withoutStartUp } from './programs-first.ts';
import type { SessionOptions } from './session-options.ts';
import { chooseShell } from './shell-choice.ts';

/**
 * The variables that are set, without those that name start-up files, and with PATH spelled `PATH` on every platform. SHELL
 * names the shell that commands run in, not the learner's own: `docker-machine env` prints for fish where it names fish.
 */
export function startingEnv(options: Pick<SessionOptions, 'env'>): Record<string, string> {
  const env = withoutStartUp(options.env ?? process.env);
  const { shell, shellProgram } = chooseShell(env);
  return shell === 'powershell' ? env : { ...env, SHELL: shellProgram };
}
