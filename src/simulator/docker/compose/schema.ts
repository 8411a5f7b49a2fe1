/**
 * The schema of Compose files of version 3, as far as `docker stack deploy` checks it.
 * Source: config_schema_v3.13.json of docker/cli.
 */
import type { Shape, ValueKind } from './shape.ts';

const text: Shape = { kinds: ['string'] };
const integer: Shape = { kinds: ['integer'] };
const number: Shape = { kinds: ['number'] };
const boolean: Shape = { kinds: ['boolean'] };
const duration: Shape = { kinds: ['string'], format: 'duration' };

const list = (items: Shape, unique = false): Shape => ({ kinds: ['array'], items, unique });
/** A mapping with these keys and no others, except `x-…` with `extra`. */
const keys = (properties: Readonly<Record<string, Shape>>, more: Partial<Shape> = {}): Shape => ({
  kinds: ['object'],
  properties,
  closed: true,
  ...more,
});
/** A mapping whose names are free. */
const map = (items: Shape, more: Partial<Shape> = {}): Shape => ({
  kinds: ['object'],
  names: /./,
  items,
  ...more,
});

const OWN: Partial<Shape> = { extra: true };
const NAMES = /^[a-zA-Z0-9._-]+$/;
const named = (items: Shape): Shape => map(items, { names: NAMES, closed: true });
const oneOf = (...shapes: Shape[]): Shape => ({ kinds: [], oneOf: shapes });
const scalar = (...kinds: ValueKind[]): Shape => ({ kinds });

const words = list(text, true);
const wordsOrMap = oneOf(map(scalar('string', 'number', 'null')), words);
const wordOrWords = oneOf(text, words);
const command = oneOf(text, list(text));

const changes = keys({
  parallelism: integer,
  delay: duration,
  failure_action: text,
  monitor: duration,
  max_failure_ratio: number,
  order: { kinds: ['string'], oneOfTexts: ['start-first', 'stop-first'] },
});

const deploy = keys(
  {
    mode: text,
    endpoint_mode: text,
    replicas: integer,
    labels: wordsOrMap,
    rollback_config: changes,
    update_config: changes,
    resources: keys({
      limits: keys({ cpus: text, memory: text, pids: integer }),
      reservations: keys({
        cpus: text,
        memory: text,
        generic_resources: list(keys({ discrete_resource_spec: keys({ kind: text, value: number }) })),
      }),
    }),
    restart_policy: keys({ condition: text, delay: duration, max_attempts: integer, window: duration }),
    placement: keys({
      constraints: list(text),
      preferences: list(keys({ spread: text })),
      max_replicas_per_node: integer,
    }),
  },
  { kinds: ['object', 'null'] },
);

const volume = keys(
  {
    type: text,
    source: text,
    target: text,
    read_only: boolean,
    consistency: text,
    bind: keys({ propagation: text }, { closed: false }),
    volume: keys({ nocopy: boolean }, { closed: false }),
    tmpfs: keys({ size: { kinds: ['integer'], least: 0 } }, { closed: false }),
  },
  { required: ['type'] },
);

const port = oneOf(
  { kinds: ['number'], format: 'ports' },
  { kinds: ['string'], format: 'ports' },
  keys({ mode: text, target: integer, published: integer, protocol: text }),
);

/** A secret or config, as a service asks for it. */
const file = oneOf(
  text,
  keys({ source: text, target: text, uid: text, gid: text, mode: number }, { closed: false }),
);

const service = keys(
  {
    deploy,
    build: oneOf(
      text,
      keys(
        {
          context: text,
          dockerfile: text,
          args: wordsOrMap,
          labels: wordsOrMap,
          cache_from: words,
          network: text,
          target: text,
          shm_size: scalar('integer', 'string'),
          extra_hosts: wordsOrMap,
        },
        { closed: false },
      ),
    ),
    cap_add: words,
    cap_drop: words,
    cgroupns_mode: text,
    cgroup_parent: text,
    command,
    configs: list(file),
    container_name: text,
    credential_spec: keys({ config: text, file: text, registry: text }),
    depends_on: words,
    devices: words,
    dns: wordOrWords,
    dns_search: wordOrWords,
    domainname: text,
    entrypoint: command,
    env_file: wordOrWords,
    environment: wordsOrMap,
    expose: list(scalar('string', 'number'), true),
    external_links: words,
    extra_hosts: wordsOrMap,
    healthcheck: keys({
      disable: boolean,
      interval: duration,
      retries: number,
      test: command,
      timeout: duration,
      start_period: duration,
      start_interval: duration,
    }),
    hostname: text,
    image: text,
    init: boolean,
    ipc: text,
    isolation: text,
    labels: wordsOrMap,
    links: words,
    logging: keys({ driver: text, options: map(scalar('string', 'number', 'null')) }),
    mac_address: text,
    network_mode: text,
    networks: oneOf(
      words,
      named(
        oneOf(
          keys({
            aliases: words,
            driver_opts: map(scalar('string', 'number')),
            ipv4_address: text,
            ipv6_address: text,
          }),
          scalar('null'),
        ),
      ),
    ),
    pid: scalar('string', 'null'),
    ports: list(port, true),
    privileged: boolean,
    read_only: boolean,
    restart: text,
    security_opt: words,
    shm_size: scalar('number', 'string'),
    secrets: list(file),
    sysctls: wordsOrMap,
    stdin_open: boolean,
    stop_grace_period: duration,
    stop_signal: text,
    tmpfs: wordOrWords,
    tty: boolean,
    ulimits: map(oneOf(integer, keys({ hard: integer, soft: integer }, { required: ['soft', 'hard'] }))),
    oom_score_adj: integer,
    user: text,
    userns_mode: text,
    volumes: list(oneOf(text, volume)),
    working_dir: text,
  },
  OWN,
);

const external = keys({ name: text }, { kinds: ['boolean', 'object'] });
const driver: Readonly<Record<string, Shape>> = {
  driver: text,
  driver_opts: map(scalar('string', 'number')),
};
const orNull: Partial<Shape> = { kinds: ['object', 'null'], extra: true };

const network = keys(
  {
    name: text,
    ...driver,
    ipam: keys({ driver: text, config: list(keys({ subnet: text })) }),
    external,
    internal: boolean,
    attachable: boolean,
    labels: wordsOrMap,
  },
  orNull,
);
const namedVolume = keys({ name: text, ...driver, external, labels: wordsOrMap }, orNull);

/** The name and content of a secret or config. */
const fileObject: Readonly<Record<string, Shape>> = {
  name: text,
  file: text,
  external: keys({ name: text }, { kinds: ['boolean', 'object'], closed: false }),
  labels: wordsOrMap,
  template_driver: text,
};

/** A whole file. */
export const FILE: Shape = keys(
  {
    version: text,
    services: named(service),
    networks: map(network, { names: NAMES }),
    volumes: named(namedVolume),
    secrets: named(keys({ ...fileObject, ...driver }, OWN)),
    configs: named(keys(fileObject, OWN)),
  },
  OWN,
);
