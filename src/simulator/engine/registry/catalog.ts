/** The simulated registries: the images in Docker Hub and in a private registry before any push. */
import { defined } from '../../../value/defined.ts';
import { digits, HEX } from '../model/random.ts';
import type { ImageProgram, SimImage } from '../model/state.ts';

interface Entry {
  readonly repository: string;
  readonly tags: readonly string[];
  readonly program: ImageProgram;
  readonly cmd: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly port?: number;
  readonly page?: string;
  readonly ignoresTerm?: boolean;
  /** MB. */
  readonly size: number;
  readonly workdir?: string;
  readonly env?: readonly string[];
  readonly volumes?: readonly string[];
  /** Its description in a search. */
  readonly about: string;
}

const PYTHON_WEB = { program: 'hello-web', cmd: ['python', 'app.py'], port: 80, ignoresTerm: true } as const;
const TRY_NGINX =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n';

const HUB: readonly Entry[] = [
  {
    repository: 'docker.io/library/alpine',
    about: 'A small Linux of five megabytes',
    tags: ['latest', '3', '3.18', '3.19', '3.20'],
    program: 'shell',
    cmd: ['/bin/sh'],
    size: 8,
  },
  {
    repository: 'docker.io/library/busybox',
    about: 'Busybox base image: many small programs in one',
    tags: ['latest', '1', '1.36'],
    program: 'shell',
    cmd: ['sh'],
    size: 4,
  },
  {
    repository: 'docker.io/library/ubuntu',
    about: 'Ubuntu, a Linux distribution on the base of Debian',
    tags: ['latest', '22.04', '24.04'],
    program: 'shell',
    cmd: ['/bin/bash'],
    size: 78,
  },
  {
    repository: 'docker.io/library/debian',
    about: 'Debian, a Linux distribution of free software',
    tags: ['latest', 'bookworm'],
    program: 'shell',
    cmd: ['bash'],
    size: 117,
  },
  {
    repository: 'docker.io/library/hello-world',
    about: 'Prints a greeting, to see whether Docker works',
    tags: ['latest', 'linux'],
    program: 'hello-world',
    cmd: ['/hello'],
    size: 0.01,
  },
  {
    repository: 'docker.io/library/nginx',
    about: 'Nginx, a web server and reverse proxy',
    tags: ['latest', 'alpine', 'stable', '1', '1.25', '1.26', '1.27'],
    program: 'web',
    page: TRY_NGINX,
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    port: 80,
    size: 192,
  },
  {
    repository: 'docker.io/library/httpd',
    about: 'The Apache HTTP server',
    tags: ['latest', 'alpine', '2', '2.4'],
    program: 'web',
    page: '<html><body><h1>It works!</h1></body></html>\n',
    cmd: ['httpd-foreground'],
    port: 80,
    workdir: '/usr/local/apache2',
    size: 148,
  },
  {
    repository: 'docker.io/library/redis',
    about: 'Redis, a store of keys and values in memory',
    tags: ['latest', 'alpine', '6', '7', '7-alpine', '3.0.6', '3.0.7'],
    program: 'daemon',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['redis-server'],
    port: 6379,
    workdir: '/data',
    volumes: ['/data'],
    size: 117,
  },
  {
    repository: 'docker.io/library/python',
    about: 'Python, an interpreted programming language',
    tags: ['latest', 'slim', 'alpine', '2.7', '2.7-slim', '3', '3-slim', '3.12', '3.12-slim'],
    program: 'python',
    cmd: ['python3'],
    size: 125,
  },
  {
    repository: 'docker.io/library/registry',
    about: 'A registry for container images',
    tags: ['latest', '2'],
    program: 'registry',
    entrypoint: ['/entrypoint.sh'],
    cmd: ['/etc/docker/registry/config.yml'],
    port: 5000,
    volumes: ['/var/lib/registry'],
    size: 25,
  },
  {
    repository: 'docker.io/library/mysql',
    about: 'MySQL, a relational database',
    tags: ['latest', '8', '8.0', '8.4', '5.7'],
    program: 'daemon',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mysqld'],
    port: 3306,
    volumes: ['/var/lib/mysql'],
    size: 586,
  },
  {
    repository: 'docker.io/library/postgres',
    about: 'PostgreSQL, an object-relational database',
    tags: ['latest', 'alpine', '16', '16-alpine', '17', '15'],
    program: 'daemon',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['postgres'],
    port: 5432,
    volumes: ['/var/lib/postgresql/data'],
    size: 432,
  },
  {
    repository: 'docker.io/library/mongo',
    about: 'MongoDB, a database of documents',
    tags: ['latest', '7', '6'],
    program: 'daemon',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mongod'],
    port: 27017,
    volumes: ['/data/configdb', '/data/db'],
    size: 757,
  },
  {
    repository: 'docker.io/library/memcached',
    about: 'Memcached, a cache in memory',
    tags: ['latest', 'alpine', '1'],
    program: 'daemon',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['memcached'],
    port: 11211,
    size: 84,
  },
  {
    repository: 'docker.io/dockersamples/visualizer',
    about: 'Shows which node of a swarm runs which task',
    tags: ['latest', 'stable'],
    program: 'web',
    page: '<!DOCTYPE html>\n<html>\n<head>\n<title>Visualizer</title>\n</head>\n<body>\n<div id="app"></div>\n</body>\n</html>\n',
    cmd: ['npm', 'start'],
    port: 8080,
    workdir: '/app',
    ignoresTerm: true,
    size: 148,
  },
  {
    repository: 'docker.io/traefik/whoami',
    about: 'Tiny Go webserver that prints OS information and HTTP request to output',
    tags: ['latest', 'v1.10', 'v1.11'],
    program: 'whoami',
    entrypoint: ['/whoami'],
    cmd: [],
    port: 80,
    size: 7,
  },
  {
    repository: 'docker.io/john/get-started',
    about: 'The app of the tutorial: answers with its host name',
    tags: ['part1', 'part2', 'part3'],
    ...PYTHON_WEB,
    workdir: '/app',
    size: 131,
  },
];
const PRIVATE: readonly Entry[] = [
  {
    repository: 'registry.example.com/john/get-started',
    about: '',
    tags: ['part2', 'part3'],
    ...PYTHON_WEB,
    workdir: '/app',
    size: 131,
  },
];
/** Everything that a search can find. */
export const CATALOG: readonly Entry[] = HUB;
/** Registries that require a login. */
export const PRIVATE_REGISTRIES: readonly string[] = ['registry.example.com'];
export const REGISTRIES: readonly string[] = ['docker.io', ...PRIVATE_REGISTRIES];

const MEGABYTE = 1_000_000;
const BUILT_AT = '2026-09-14T08:12:31.000000000Z';

/** The image that a registry has under a canonical name from the start. */
export function catalogImage(canonical: string): SimImage | undefined {
  const colon = canonical.lastIndexOf(':');
  const repository = canonical.slice(0, colon);
  const tag = canonical.slice(colon + 1);
  const entry = [...HUB, ...PRIVATE].find((e) => e.repository === repository && e.tags.includes(tag));
  return entry === undefined ? undefined : makeImage(entry, canonical);
}

function makeImage(entry: Entry, canonical: string): SimImage {
  return {
    Id: `sha256:${digits(`image${canonical.replace(/^registry\.example\.com/, 'docker.io')}`, 64, HEX)}`,
    RepoTags: [],
    RepoDigests: [],
    Created: BUILT_AT,
    Size: Math.round(entry.size * MEGABYTE),
    Architecture: 'amd64',
    Os: 'linux',
    Config: {
      Cmd: [...entry.cmd],
      Entrypoint: entry.entrypoint === undefined ? null : [...entry.entrypoint],
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...(entry.env ?? [])],
      ...defined({ ExposedPorts: entry.port === undefined ? undefined : { [`${entry.port}/tcp`]: {} } }),
      WorkingDir: entry.workdir ?? '',
      Labels: null,
      ...defined({
        Volumes:
          entry.volumes === undefined
            ? undefined
            : Object.fromEntries(entry.volumes.map((path) => [path, {}])),
      }),
    },
    sim: {
      program: entry.program,
      ...defined({ page: entry.page }),
      ignoresTerm: entry.ignoresTerm ?? false,
    },
  };
}

/** The digest that a registry gives an image. */
export const digestOf = (image: SimImage): string => `sha256:${digits(`manifest${image.Id}`, 64, HEX)}`;
/** Its layers, as progress lines name them. */
export const layersOf = (image: SimImage): string[] =>
  Array.from({ length: image.Size < MEGABYTE ? 1 : 1 + (image.Size % 5) }, (_, i) =>
    digits(`layer${image.Id}${i}`, 12, HEX),
  );
