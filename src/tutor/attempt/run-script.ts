/** Runs a step's command in the simulator's bash in memory: nothing of it reaches a shell of this computer. */
import type { Session } from '../../driver/types.ts';
import type { RunRequest, RunResult } from '../../shell/types.ts';
import { firstOf } from '../../value/signal.ts';

/** What runs commands like that; undefined where machines are real. */
export function scriptRunner({
  script,
}: Pick<Session, 'script'>): ((request: RunRequest) => Promise<RunResult>) | undefined {
  if (script === undefined) return undefined;
  return async ({ command, state, timeoutMs, signal, onOutput }) => {
    const begun = performance.now();
    const limit = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
    const ended = (result: Partial<RunResult>): RunResult => ({
      ...{ exitCode: null, timedOut: false, interrupted: false, stdout: '', stderr: '', state },
      ...{ durationMs: Math.round(performance.now() - begun), ...result },
    });
    try {
      const both = firstOf(signal, limit);
      const { exitCode, stdout, stderr, env, cwd } = await script(command, { ...state, signal: both });
      onOutput('stdout', stdout);
      onOutput('stderr', stderr);
      return ended({ exitCode, stdout, stderr, state: { env, cwd } });
    } catch (error) {
      if (signal?.aborted) return ended({ interrupted: true });
      if (limit?.aborted) return ended({ timedOut: true });
      throw error;
    }
  };
}
