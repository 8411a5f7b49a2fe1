/** The container that a machine is: how it is made, and how its engine is started. */

import { type FlagRecord, listFlag, textFlag } from '../../go/flag.ts';
import { parseJson } from '../../value/json.ts';
import type { HostEngine } from './host-engine.ts';
import {
  ADDRESS,
  containerName,
  ENGINE_AT,
  HOME,
  homeNetworkName,
  labelFlags,
  MACHINE,
  WEB_AT,
} from './labels.ts';
import type { Ports } from './network.ts';
import type { DindSettings } from './settings.ts';

/** Where a machine keeps its engine's certificates. */
export const CERTIFICATES = '/etc/docker';

/**
 * The first process waits for the certificates, then becomes the image's own entrypoint. So the container can be made,
 * looked into and given its files before its engine runs, and a restart later needs no other command.
 */
const WAIT = `until [ -e ${CERTIFICATES}/server.pem ]; do sleep 0.1; done; exec "$@"`;

export interface ContainerPlan {
  readonly home: string;
  readonly machine: string;
  readonly settings: DindSettings;
  readonly address: string;
  /** Ports of this computer, if it can't reach the address. */
  readonly ports: Ports | undefined;
  readonly flags: FlagRecord;
  /** The image's own entrypoint. */
  readonly entrypoint: readonly string[];
}

/** The words of `docker create`. */
export function createWords(plan: ContainerPlan): string[] {
  const { home, machine, settings, address, ports, flags } = plan;
  const labels = { [MACHINE]: machine, [HOME]: home };
  const name = containerName(home, machine);
  const volumeLabels = Object.entries(labels).map(([key, value]) => `,volume-label=${key}=${value}`);
  return [
    'create',
    ...['--name', name, '--hostname', machine],
    ...labelFlags({
      ...labels,
      [ADDRESS]: address,
      ...(ports === undefined
        ? {}
        : { [ENGINE_AT]: `127.0.0.1:${ports.engine}`, [WEB_AT]: `127.0.0.1:${ports.web}` }),
    }),
    ...['--network', homeNetworkName(home), '--ip', address],
    ...(ports === undefined
      ? []
      : ['--publish', `127.0.0.1:${ports.engine}:2376`, '--publish', `127.0.0.1:${ports.web}:80`]),
    ...['--mount', `type=volume,src=${name},dst=/var/lib/docker${volumeLabels.join('')}`],
    // The official image would make certificates of its own.
    ...['--env', 'DOCKER_TLS_CERTDIR='],
    ...listFlag(flags, 'engine-env').flatMap((pair) => ['--env', pair]),
    ...settings.flags,
    ...['--entrypoint', '/bin/sh', settings.image, '-c', WAIT, 'machine'],
    ...plan.entrypoint,
    ...engineWords(flags),
  ];
}

/** `dockerd` with TLS on 2376, and with the engine options of `create`. */
function engineWords(flags: FlagRecord): string[] {
  const each = (flag: string, option: string) => listFlag(flags, flag).map((value) => `--${option}=${value}`);
  const storage = textFlag(flags, 'engine-storage-driver');
  return [
    'dockerd',
    '--host=unix:///var/run/docker.sock',
    '--host=tcp://0.0.0.0:2376',
    '--tlsverify',
    `--tlscacert=${CERTIFICATES}/ca.pem`,
    `--tlscert=${CERTIFICATES}/server.pem`,
    `--tlskey=${CERTIFICATES}/server-key.pem`,
    '--label=provider=dind',
    ...each('engine-label', 'label'),
    ...each('engine-insecure-registry', 'insecure-registry'),
    ...each('engine-registry-mirror', 'registry-mirror'),
    ...(storage === '' ? [] : [`--storage-driver=${storage}`]),
    ...listFlag(flags, 'engine-opt').map((option) => `--${option}`),
  ];
}

/** The entrypoint of an image, and whether the engine has it. */
export async function entrypointOf(
  engine: HostEngine,
  image: string,
): Promise<readonly string[] | undefined> {
  const reply = await engine.ask(['image', 'inspect', '--format', '{{json .Config.Entrypoint}}', image]);
  if (reply.code !== 0) return undefined;
  const value = parseJson(reply.stdout.toString('utf8'));
  return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];
}

/**
 * Whether this computer can't reach a container's address: its engine runs in a virtual machine (Docker Desktop,
 * everything on macOS and Windows), or in a network namespace of its own (rootless).
 */
export async function needsPorts(
  engine: HostEngine,
  reach: DindSettings['reach'],
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  if (reach !== 'auto') return reach === 'published';
  if (platform !== 'linux') return true;
  const about = await engine.run(['info', '--format', '{{.OperatingSystem}} {{.SecurityOptions}}']);
  return /Docker Desktop|name=rootless/.test(about);
}
