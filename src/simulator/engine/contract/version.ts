/** Which engine the simulated machines run: the one of the recordings. */
import type { EngineVersion } from './types.ts';

export const ENGINE_VERSION = '20.10.24+dfsg1';
/** Where the engines of machines listen, with TLS. */
export const ENGINE_PORT = '2376';
export const KERNEL = '6.1.0-18-amd64';
export const LOG_PLUGINS: readonly string[] = [
  'awslogs',
  'fluentd',
  'gcplogs',
  'gelf',
  'journald',
  'json-file',
  'local',
  'logentries',
  'splunk',
  'syslog',
];
export const NETWORK_PLUGINS: readonly string[] = ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'];

export const VERSION: EngineVersion = {
  Version: ENGINE_VERSION,
  ApiVersion: '1.41',
  MinAPIVersion: '1.12',
  GitCommit: '5d6db84',
  GoVersion: 'go1.19.8',
  Os: 'linux',
  Arch: 'amd64',
  KernelVersion: KERNEL,
  BuildTime: '2023-05-18T14:35:42.000000000+00:00',
};
