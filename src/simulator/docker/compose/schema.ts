/**
 * What a Compose file of version 3 may hold, as far as `docker stack deploy` checks it.
 * Source: config_schema_v3.13.json of docker/cli.
 */
export type Shape =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'duration'
  | 'port'
  | 'any'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly keys: Readonly<Record<string, Shape>>; readonly orNull?: true; readonly names?: RegExp }
  | { readonly either: readonly Shape[]; readonly says: string }
  | { readonly oneOf: readonly string[] };

const strings: Shape = { list: 'string' };
const scalar: Shape = { either: ['string', 'number'], says: 'string, number or null' };
const listOrMap: Shape = { either: [strings, { map: scalar }], says: 'mapping' };
const textOrList: Shape = { either: ['string', strings], says: 'string' };

const updateConfig: Shape = {
  keys: {
    parallelism: 'integer',
    delay: 'duration',
    failure_action: 'string',
    monitor: 'duration',
    max_failure_ratio: 'number',
    order: { oneOf: ['start-first', 'stop-first'] },
  },
};

const deploy: Shape = {
  orNull: true,
  keys: {
    mode: 'string',
    endpoint_mode: 'string',
    replicas: 'integer',
    labels: listOrMap,
    rollback_config: updateConfig,
    update_config: updateConfig,
    resources: {
      keys: {
        limits: { keys: { cpus: 'string', memory: 'string', pids: 'integer' } },
        reservations: { keys: { cpus: 'string', memory: 'string', generic_resources: 'any' } },
      },
    },
    restart_policy: {
      keys: { condition: 'string', delay: 'duration', max_attempts: 'integer', window: 'duration' },
    },
    placement: {
      keys: {
        constraints: strings,
        preferences: { list: { keys: { spread: 'string' } } },
        max_replicas_per_node: 'integer',
      },
    },
  },
};

const longPort: Shape = {
  keys: { mode: 'string', target: 'integer', published: 'integer', protocol: 'string' },
};
const volume: Shape = {
  keys: {
    type: 'string',
    source: 'string',
    target: 'string',
    read_only: 'boolean',
    consistency: 'string',
    bind: 'any',
    volume: 'any',
    tmpfs: 'any',
    cluster: 'any',
  },
};

const service: Shape = {
  keys: {
    build: 'any',
    cap_add: strings,
    cap_drop: strings,
    cgroupns_mode: 'string',
    cgroup_parent: 'string',
    command: textOrList,
    configs: 'any',
    container_name: 'string',
    credential_spec: 'any',
    depends_on: strings,
    deploy,
    devices: strings,
    dns: textOrList,
    dns_search: textOrList,
    domainname: 'string',
    entrypoint: textOrList,
    env_file: textOrList,
    environment: listOrMap,
    expose: { list: scalar },
    external_links: strings,
    extra_hosts: listOrMap,
    healthcheck: {
      orNull: true,
      keys: {
        disable: 'boolean',
        interval: 'duration',
        timeout: 'duration',
        retries: 'number',
        start_period: 'duration',
        start_interval: 'duration',
        test: textOrList,
      },
    },
    hostname: 'string',
    image: 'string',
    init: 'boolean',
    ipc: 'string',
    isolation: 'string',
    labels: listOrMap,
    links: strings,
    logging: { keys: { driver: 'string', options: 'any' } },
    mac_address: 'string',
    network_mode: 'string',
    networks: {
      either: [
        strings,
        { map: { orNull: true, keys: { aliases: strings, ipv4_address: 'string', ipv6_address: 'string' } } },
      ],
      says: 'list',
    },
    oom_score_adj: 'integer',
    pid: 'any',
    ports: { list: { either: ['port', longPort], says: 'number' } },
    privileged: 'boolean',
    read_only: 'boolean',
    restart: 'string',
    secrets: 'any',
    security_opt: strings,
    shm_size: 'any',
    stdin_open: 'boolean',
    stop_grace_period: 'duration',
    stop_signal: 'string',
    sysctls: 'any',
    tmpfs: textOrList,
    tty: 'boolean',
    ulimits: 'any',
    user: 'string',
    userns_mode: 'string',
    volumes: { list: { either: ['string', volume], says: 'string' } },
    working_dir: 'string',
  },
};

const network: Shape = {
  orNull: true,
  keys: {
    name: 'string',
    driver: 'string',
    driver_opts: { map: scalar },
    ipam: { keys: { driver: 'string', config: { list: { keys: { subnet: 'string' } } } } },
    external: { either: ['boolean', { keys: { name: 'string' } }], says: 'mapping' },
    internal: 'boolean',
    attachable: 'boolean',
    labels: listOrMap,
  },
};

/** The sections of a file, in the order in which they are checked. */
export const SECTIONS: Readonly<Record<string, Shape>> = {
  version: 'string',
  services: { map: service },
  networks: { map: network },
  volumes: { map: 'any' },
  secrets: { map: 'any' },
  configs: { map: 'any' },
};
