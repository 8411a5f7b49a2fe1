/** Flags that the client has and the older engine does not: left out of help, refused in use. */
import type { HelpPage } from './page.ts';

/** The API of the simulated engine, 20.10. */
const ENGINE_API = '1.41';

/** The API version that a flag of the client needs where the engine is too old for it, by command (Docker CLI 28.2.2). */
const NEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'container create': { annotation: '1.43', 'health-start-interval': '1.44' },
  'container run': { annotation: '1.43', 'health-start-interval': '1.44' },
  'image history': { platform: '1.48' },
  'image inspect': { platform: '1.49' },
  'image load': { platform: '1.48' },
  'image ls': { tree: '1.47' },
  'image push': { platform: '1.46' },
  'image rm': { platform: '1.50' },
  'image save': { platform: '1.48' },
  'service create': { 'health-start-interval': '1.44', 'oom-score-adj': '1.46' },
  'service update': { 'health-start-interval': '1.44', 'oom-score-adj': '1.46' },
  'volume create': {
    availability: '1.42',
    group: '1.42',
    'limit-bytes': '1.42',
    'required-bytes': '1.42',
    scope: '1.42',
    secret: '1.42',
    sharing: '1.42',
    'topology-preferred': '1.42',
    'topology-required': '1.42',
    type: '1.42',
  },
  'volume ls': { cluster: '1.42' },
  'volume prune': { all: '1.42' },
};

/** Flags for engines with experimental features, which the simulated one does not have. */
const EXPERIMENTAL: Readonly<Record<string, readonly string[]>> = {
  'container start': ['checkpoint', 'checkpoint-dir'],
};

function isNewer(command: string, flag: string): boolean {
  return NEEDS[command]?.[flag] !== undefined || EXPERIMENTAL[command]?.includes(flag) === true;
}

/** A help page as the client shows it for this engine: without the flags that the engine lacks. */
export function withoutNewer(command: string, page: HelpPage): HelpPage {
  const flags = page.flags.filter(({ name }) => !isNewer(command, name));
  if (flags.length === page.flags.length) return page;
  return { ...page, flags, column: Math.max(...flags.map(({ label }) => label.length)) + 3 };
}

/** The client's error for flags that this engine is too old for; undefined when there are none. */
export function newerProblem(command: string, given: (flag: string) => boolean): string | undefined {
  const needs = Object.entries(NEEDS[command] ?? {})
    .filter(([flag]) => given(flag))
    .map(
      ([flag, version]) =>
        `"--${flag}" requires API version ${version}, but the Docker daemon API version is ${ENGINE_API}`,
    );
  const experimental = (EXPERIMENTAL[command] ?? [])
    .filter(given)
    .map((flag) => `"--${flag}" is only supported on a Docker daemon with experimental features enabled`);
  const problems = [...needs, ...experimental];
  return problems.length === 0 ? undefined : problems.join('\n');
}
