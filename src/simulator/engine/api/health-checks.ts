/** What the engine refuses in the settings of a health check. */
import { EngineError } from '../contract/errors.ts';
import type { HealthConfig } from '../contract/types.ts';

const LEAST_NS = 1_000_000;

/** What is wrong with it; undefined if nothing is. `name` is what the engine calls these settings there. */
export function healthProblem(
  config: HealthConfig | undefined,
  name: 'Healthcheck' | 'HealthConfig',
): string | undefined {
  const { Interval = 0, Timeout = 0, Retries = 0, StartPeriod = 0 } = config ?? {};
  const short = Object.entries({ Interval, Timeout, StartPeriod }).find(
    ([, time]) => time !== 0 && time < LEAST_NS,
  );
  if (short !== undefined) return `${short[0]} in ${name} cannot be less than 1ms`;
  return Retries < 0 ? `Retries in ${name} cannot be negative` : undefined;
}

/** Checks that of a container. @throws EngineError */
export function checkHealth(config: HealthConfig | undefined): void {
  const problem = healthProblem(config, 'Healthcheck');
  if (problem !== undefined) throw new EngineError(problem, 400);
}
