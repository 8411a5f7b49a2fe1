/**
 * Services of a Compose file with their short forms written out: the fields, their order and their values are those of
 * `docker stack config`, and the input of a deployment.
 */

import { defined } from '../../../value/defined.ts';
import { isRecord } from '../../../value/json.ts';
import { ClientError } from '../cli/errors.ts';
import {
  type ComposeSection,
  Decoder,
  extras,
  goTime,
  keyValues,
  list,
  present,
  section,
  sorted,
  text,
  texts,
} from './decode.ts';
import { environmentOf } from './environment.ts';
import { absolute, type ComposeFolder } from './place.ts';
import { resolveDeploy } from './resolve-deploy.ts';
import { resolvePorts } from './resolve-ports.ts';
import { resolveVolume } from './resolve-volume.ts';
import { shellWords } from './words.ts';

/** A service, resolved. Throws ClientError in the words of the real loader. */
export function resolveService(service: ComposeSection, place: ComposeFolder): ComposeSection {
  const decoder = new Decoder();
  const ports = decoder.read('Ports', () => resolvePorts(list(service.ports)));
  const volumes = list(service.volumes).map((volume, at) =>
    decoder.read(`Volumes[${at}]`, () => resolveVolume(volume)),
  );
  const command = decoder.read('Command', () => words(service.command));
  const entrypoint = decoder.read('Entrypoint', () => words(service.entrypoint));
  const deploy = resolveDeploy(section(service.deploy), decoder);
  decoder.finish();
  return {
    ...present({
      build: build(service.build),
      cap_add: texts(service.cap_add),
      cap_drop: texts(service.cap_drop),
      cgroupns_mode: service.cgroupns_mode,
      cgroup_parent: service.cgroup_parent,
      command,
      configs: list(service.configs).map(fileReference),
      container_name: service.container_name,
      credential_spec: service.credential_spec,
      depends_on: service.depends_on,
      deploy,
      devices: service.devices,
      dns: texts(service.dns),
      dns_search: texts(service.dns_search),
      domainname: service.domainname,
      entrypoint,
      environment: environmentOf(service, place),
      env_file: texts(service.env_file),
      expose: texts(service.expose),
      external_links: service.external_links,
      extra_hosts: hosts(service.extra_hosts),
      hostname: service.hostname,
    }),
    ...defined({ healthcheck: isRecord(service.healthcheck) ? healthcheck(service.healthcheck) : undefined }),
    ...present({ image: service.image }),
    ...defined({ init: typeof service.init === 'boolean' ? service.init : undefined }),
    ...present({
      ipc: service.ipc,
      isolation: service.isolation,
      labels: keyValues(service.labels),
      links: service.links,
    }),
    ...defined({ logging: isRecord(service.logging) ? logging(service.logging) : undefined }),
    ...present({
      mac_address: service.mac_address,
      network_mode: service.network_mode,
      networks: networks(service.networks),
      pid: service.pid ?? '',
      ports: ports ?? [],
      privileged: service.privileged,
      read_only: service.read_only,
      restart: service.restart,
      secrets: list(service.secrets).map(fileReference),
      security_opt: service.security_opt,
      shm_size: service.shm_size === undefined ? '' : String(service.shm_size),
      stdin_open: service.stdin_open,
      stop_grace_period: goTime(service.stop_grace_period),
      stop_signal: service.stop_signal,
      sysctls: keyValues(service.sysctls),
      tmpfs: texts(service.tmpfs),
      tty: service.tty,
      ulimits: sorted(Object.entries(section(service.ulimits))),
      user: service.user,
      oomscoreadj: service.oom_score_adj ?? service.oomscoreadj,
      userns_mode: service.userns_mode,
      volumes: volumes.map((volume) => boundPath(volume ?? {}, place)),
      working_dir: service.working_dir,
    }),
    ...extras(service),
  };
}

function words(value: unknown): string[] {
  return typeof value === 'string' ? shellWords(value) : list(value).map(String);
}

function build(value: unknown): Record<string, unknown> {
  if (typeof value === 'string') return present({ context: value });
  const { context, dockerfile, args, labels, cache_from, extra_hosts, network, target } = section(value);
  return present({
    context,
    dockerfile,
    args: keyValues(args),
    labels: keyValues(labels),
    cache_from: texts(cache_from),
    extra_hosts: hosts(extra_hosts),
    network,
    target,
  });
}

/** A secret or config of a service. */
function fileReference(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) return { source: String(value) };
  const { source, target, uid, gid, mode } = value;
  return { ...present({ source, target, uid, gid }), ...defined({ mode }) };
}

/** `name=address` and mappings as `name:address`. */
function hosts(value: unknown): string[] {
  const entries = isRecord(value)
    ? Object.entries(value)
        .filter(([, address]) => address !== null)
        .map(([name, address]) => `${name}:${String(address)}`)
        .toSorted()
    : list(value).map((entry) => String(entry).replace(/^([^=]*)=/, '$1:'));
  return entries
    .filter((entry) => entry.includes(':'))
    .map((entry) => entry.replace(/^([^:]*):\[(.+)\]$/, '$1:$2'));
}

function healthcheck(check: ComposeSection): ComposeSection {
  const { test, timeout, interval, retries, start_period, start_interval, disable } = check;
  return {
    ...present({ test: typeof test === 'string' ? ['CMD-SHELL', test] : list(test) }),
    ...present({ timeout: goTime(timeout), interval: goTime(interval) }),
    ...defined({ retries: typeof retries === 'number' ? retries : undefined }),
    ...present({ start_period: goTime(start_period), start_interval: goTime(start_interval), disable }),
  };
}

function logging(value: ComposeSection): ComposeSection {
  return present({ driver: value.driver, options: keyValues(value.options) });
}

function networks(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return sorted(value.map((name) => [String(name), null]));
  return sorted(
    Object.entries(section(value)).map(([name, options]) => {
      if (!isRecord(options)) return [name, null];
      const { aliases, driver_opts, ipv4_address, ipv6_address } = options;
      return [name, present({ aliases, driver_opts: keyValues(driver_opts), ipv4_address, ipv6_address })];
    }),
  );
}

/** A folder of the computer as an absolute path. */
function boundPath(volume: ComposeSection, place: ComposeFolder): ComposeSection {
  if (volume.type !== 'bind') return volume;
  const source = text(volume.source) ?? '';
  if (source === '')
    throw new ClientError('invalid mount config for type "bind": field Source must not be empty');
  const home = place.call.env.HOME;
  const expanded = source.startsWith('~') && home !== undefined ? source.replace('~', home) : source;
  return { ...volume, source: absolute(expanded, place.folder) };
}
