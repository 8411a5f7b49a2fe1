/** The keys of Compose that a swarm does not support, which the client warns of. */
import type { ProgramCall } from '../../call/call.ts';
import type { ComposeFile } from './load.ts';

/** Keys of Compose that a swarm does not support. */
const UNSUPPORTED = [
  'build',
  'cgroupns_mode',
  'cgroup_parent',
  'devices',
  'domainname',
  'external_links',
  'ipc',
  'links',
  'mac_address',
  'network_mode',
  'pid',
  'privileged',
  'restart',
  'security_opt',
  'shm_size',
  'userns_mode',
];
const DEPRECATED: Readonly<Record<string, string>> = {
  container_name: 'Setting the container name is not supported.',
  expose:
    "Exposing ports is unnecessary - services on the same network can access each other's containers on any port.",
};

/** Prints on stderr which keys of the file are ignored. */
export function warnOfOptions(call: ProgramCall, file: ComposeFile): void {
  const keys = new Set(file.written.flatMap((service) => Object.keys(service)));
  const ignored = UNSUPPORTED.filter((key) => keys.has(key)).toSorted();
  if (ignored.length > 0) call.err(`Ignoring unsupported options: ${ignored.join(', ')}\n\n`);
  const old = Object.entries(DEPRECATED).filter(([key]) => keys.has(key));
  if (old.length > 0)
    call.err(
      `Ignoring deprecated options:\n\n${old.map(([key, text]) => `${key}: ${text}`).join('\n\n')}\n\n`,
    );
}
