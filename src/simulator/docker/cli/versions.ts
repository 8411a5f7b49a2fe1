/** The version of the simulated client: docker CLI 28.2.2, as in the recordings. */
export const CLIENT = {
  version: '28.2.2',
  apiVersion: '1.50',
  goVersion: 'go1.24.3',
  gitCommit: 'e6534b4',
  built: 'Fri May 30 12:07:14 2025',
  os: 'linux',
  arch: 'amd64',
} as const;

type Environment = Readonly<Record<string, string>>;

/**
 * Whether the client behaves like docker CLI 20.10.24, which many machines still have: set
 * SWARM_TUTOR_DOCKER_CLI=20.10. Only its messages differ, not its effects.
 */
export const isOldClient = (env: Environment): boolean => env.SWARM_TUTOR_DOCKER_CLI === '20.10';

/** The output of `docker --version`. */
export function versionLine(env: Environment): string {
  if (isOldClient(env)) return 'Docker version 20.10.24+dfsg1, build 297e128';
  return `Docker version ${CLIENT.version}, build ${CLIENT.gitCommit}`;
}
