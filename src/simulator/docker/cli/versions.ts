/** The client that is simulated: docker CLI 28.2.2, as in the recordings. */
export const CLIENT = {
  version: '28.2.2',
  apiVersion: '1.50',
  goVersion: 'go1.24.3',
  gitCommit: 'e6534b4',
  built: 'Fri May 30 12:07:14 2025',
  os: 'linux',
  arch: 'amd64',
} as const;

/** What `docker --version` prints. */
export const VERSION_LINE = `Docker version ${CLIENT.version}, build ${CLIENT.gitCommit}`;
