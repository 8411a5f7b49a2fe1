/** When a Compose file has a service's tasks started anew. */
import { parseDuration } from '../../../go/duration.ts';
import type { RestartPolicy } from '../../engine/contract/types.ts';
import { ClientError } from '../cli/errors.ts';
import { isMap } from './shape.ts';

/**
 * When a service's tasks are started anew: by `deploy.restart_policy`, without it by the container's `restart:`.
 * The condition is the engine's to judge. Throws CommandError.
 */
export function restartPolicy(restart: string, policy: unknown): RestartPolicy | undefined {
  if (!isMap(policy)) return ofContainer(restart);
  const { condition, delay, max_attempts, window } = policy;
  return {
    ...(typeof condition === 'string' ? { Condition: condition } : {}),
    ...(typeof delay === 'string' ? { Delay: parseDuration(delay) ?? 0 } : {}),
    ...(typeof max_attempts === 'number' ? { MaxAttempts: max_attempts } : {}),
    ...(typeof window === 'string' ? { Window: parseDuration(window) ?? 0 } : {}),
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
