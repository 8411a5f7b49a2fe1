/** The restart policy of a service in a Compose file. */

import { parseDuration } from '../../../go/duration.ts';
import { defined } from '../../../value/defined.ts';
import { isRecord } from '../../../value/json.ts';
import type { RestartPolicy } from '../../engine/contract/types.ts';
import { ClientError } from '../cli/errors.ts';

/**
 * When a service's tasks are restarted: by `deploy.restart_policy`, without it by the container's `restart:`.
 * The engine judges the condition. Throws ClientError.
 */
export function taskRestartPolicy(restart: string, policy: unknown): RestartPolicy | undefined {
  if (!isRecord(policy)) return ofContainer(restart);
  const { condition, delay, max_attempts, window } = policy;
  return {
    ...defined({
      Condition: typeof condition === 'string' ? condition : undefined,
      Delay: typeof delay === 'string' ? (parseDuration(delay) ?? 0) : undefined,
      MaxAttempts: typeof max_attempts === 'number' ? max_attempts : undefined,
      Window: typeof window === 'string' ? (parseDuration(window) ?? 0) : undefined,
    }),
  };
}

function ofContainer(restart: string): RestartPolicy | undefined {
  const [name = '', count = ''] = restart.split(':');
  const bad = 'invalid restart policy format:';
  if (name === '' && restart.includes(':')) throw new ClientError(`${bad} no policy provided before colon`);
  if (count !== '' && !/^[+-]?\d+$/.test(count))
    throw new ClientError(`${bad} maximum retry count must be an integer`);
  if (name === '' || name === 'no') return undefined;
  if (name === 'always' || name === 'unless-stopped') return { Condition: 'any' };
  if (name === 'on-failure') return { Condition: 'on-failure', MaxAttempts: Number(count) };
  throw new ClientError(`unknown restart policy: ${restart}`);
}
