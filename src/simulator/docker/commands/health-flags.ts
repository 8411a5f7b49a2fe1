/** The `--health-…` flags of `docker run`, `docker create`, `docker service create` and `docker service update`. */
import type { FlagValues } from '../../../go/pflag.ts';
import { defined } from '../../../value/defined.ts';
import type { ContainerSpec, HealthConfig } from '../../engine/contract/types.ts';
import { ClientError } from '../cli/errors.ts';

const SETTINGS = ['cmd', 'interval', 'timeout', 'start-period', 'retries'];
const CONFLICT = '--no-healthcheck conflicts with --health-* options';

/** The check that a container or a new service is asked to have; undefined if nothing is said of one. Throws ClientError. */
export function healthFromFlags(flags: FlagValues): HealthConfig | undefined {
  if (flags.on('no-healthcheck')) {
    if (isGiven(flags)) throw new ClientError(CONFLICT);
    return { Test: ['NONE'] };
  }
  return isGiven(flags) ? changed({}, flags) : undefined;
}

const isGiven = (flags: FlagValues): boolean =>
  SETTINGS.some((name) => !['', '0', '0s'].includes(flags.maybe(`health-${name}`) ?? ''));

/** Why `docker run` refuses the flags; undefined if it takes them. */
export function healthRefusal(flags: FlagValues): string | undefined {
  if (flags.on('no-healthcheck')) return isGiven(flags) ? CONFLICT : undefined;
  const negative = ['interval', 'timeout', 'retries', 'start-period'].find((name) =>
    flags.maybe(`health-${name}`)?.startsWith('-'),
  );
  return negative === undefined ? undefined : `--health-${negative} cannot be negative`;
}

/** Changes the check of a service. Throws ClientError. */
export function changeHealth(flags: FlagValues, container: ContainerSpec): void {
  const given = SETTINGS.some((name) => flags.changed(`health-${name}`));
  if (!given && !flags.changed('no-healthcheck')) return;
  if (flags.on('no-healthcheck')) {
    if (given) throw new ClientError(CONFLICT);
    container.Healthcheck = { Test: ['NONE'] };
    return;
  }
  const { Test, ...before } = container.Healthcheck ?? {};
  const kept = Test?.[0] === 'NONE' ? before : (container.Healthcheck ?? {});
  container.Healthcheck = changed(kept, flags);
}

/** The settings with those of the flags; what is empty or zero is left out, as Go does. */
function changed(before: HealthConfig, flags: FlagValues): HealthConfig {
  const command = flags.maybe('health-cmd');
  const test = command === undefined ? before.Test : command === '' ? undefined : ['CMD-SHELL', command];
  const time = (name: string, old: number | undefined): number | undefined =>
    (flags.duration(`health-${name}`) ?? old) || undefined;
  return defined({
    Test: test,
    Interval: time('interval', before.Interval),
    Timeout: time('timeout', before.Timeout),
    StartPeriod: time('start-period', before.StartPeriod),
    Retries: (flags.number('health-retries') ?? before.Retries) || undefined,
  });
}
