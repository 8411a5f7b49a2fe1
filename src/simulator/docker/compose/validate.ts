/** Checks that a Compose file has a version and keys that the client accepts. */
import { isRecord } from '../../../value/json.ts';
import { ClientError } from '../cli/errors.ts';
import { FILE } from './schema.ts';
import { faultOf } from './shape.ts';

const LATEST = '3.13';
/** Keys of services in version 2, and what to use now. The messages are the real client's: `docker stack` knows no `extends`. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  extends: 'Support for `extends` is not implemented yet.',
  volume_driver:
    'Instead of setting the volume driver on the service, define a volume using the top-level `volumes` option and specify the driver there.',
  volumes_from:
    'To share a volume between services, define it using the top-level `volumes` option and reference it from each service that shares it using the service-level `volumes` option.',
  cpu_quota: 'Set resource limits using deploy.resources',
  cpu_shares: 'Set resource limits using deploy.resources',
  cpuset: 'Set resource limits using deploy.resources',
  mem_limit: 'Set resource limits using deploy.resources',
  memswap_limit: 'Set resource limits using deploy.resources',
};

/** The version that a file is checked by: the latest if it names none or `3`. Old clients (20.10) assume 1.0 without one. */
export function versionOf(content: Readonly<Record<string, unknown>>, old: boolean): string {
  if (content.version === undefined) return old ? '1.0' : LATEST;
  const version = String(content.version);
  return version === '' || version === '3' ? LATEST : version;
}

/** Refuses keys of version 2. Throws ClientError with the message of the real client. */
export function refuseForbidden(content: Readonly<Record<string, unknown>>): void {
  const services = isRecord(content.services) ? Object.values(content.services).filter(isRecord) : [];
  const used = Object.keys(FORBIDDEN).filter((key) => services.some((service) => key in service));
  if (used.length === 0) return;
  const lines = used.map((key) => `${key}: ${FORBIDDEN[key]}`).toSorted();
  throw new ClientError(`Compose file contains unsupported options:\n\n${lines.join('\n\n')}\n`);
}

/** Checks a Compose file's content. Throws ClientError with the message of the real loader. */
export function validateCompose(content: Readonly<Record<string, unknown>>, version: string): void {
  const minor = /^3\.(\d+)$/.exec(version)?.[1];
  if (minor === undefined || Number(minor) > 13)
    throw new ClientError(`unsupported Compose file version: ${version}`);
  const fault = faultOf(content, FILE);
  if (fault !== undefined) throw new ClientError(fault);
}
