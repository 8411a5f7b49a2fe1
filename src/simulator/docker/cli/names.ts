/** The commands directly under `docker`, and the full names of short forms. */
const SHORTCUTS: Readonly<Record<string, string>> = {
  attach: 'container attach',
  commit: 'container commit',
  cp: 'container cp',
  create: 'container create',
  diff: 'container diff',
  export: 'container export',
  pause: 'container pause',
  rename: 'container rename',
  unpause: 'container unpause',
  update: 'container update',
  wait: 'container wait',
  run: 'container run',
  exec: 'container exec',
  ps: 'container ls',
  kill: 'container kill',
  logs: 'container logs',
  port: 'container port',
  restart: 'container restart',
  rm: 'container rm',
  start: 'container start',
  stats: 'container stats',
  stop: 'container stop',
  top: 'container top',
  build: 'image build',
  images: 'image ls',
  pull: 'image pull',
  push: 'image push',
  rmi: 'image rm',
  tag: 'image tag',
  history: 'image history',
  import: 'image import',
  load: 'image load',
  save: 'image save',
  events: 'system events',
  info: 'system info',
};

/** Other names of commands inside a group. */
const ALIASES: Readonly<Record<string, string>> = {
  'stack up': 'stack deploy',
  'stack down': 'stack rm',
  'container ps': 'container ls',
};

/** The groups, by the first word after `docker`. */
export const GROUPS = [
  'swarm',
  'node',
  'service',
  'stack',
  'container',
  'image',
  'network',
  'volume',
  'secret',
  'config',
  'context',
  'system',
  'plugin',
  'checkpoint',
  'builder',
  'manifest',
  'trust',
] as const;
export type GroupName = (typeof GROUPS)[number];

/** True for a word that groups commands: `docker service …`. */
export const isGroup = (word: string): word is GroupName => GROUPS.some((group) => group === word);

/** The own entry of a record for a typed word (`toString` is no command). */
export function own<T>(record: Readonly<Record<string, T>> | undefined, word: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, word) ? record[word] : undefined;
}

/** The command that the first words mean. */
export interface NamedCommand {
  /** The canonical name of the command (`container ls`). */
  readonly canonical: string;
  /** How it was called, without aliases (`docker ps`, `docker container ls`). */
  readonly path: string;
  readonly rest: readonly string[];
}

/** The command of this name directly under `docker`, for example `ps` or `login`. */
export function findTop(words: readonly string[]): NamedCommand {
  const [name = '', ...rest] = words;
  return { canonical: own(SHORTCUTS, name) ?? name, path: `docker ${name}`, rest };
}

/** The command of a group. */
export function findInGroup(group: GroupName, words: readonly string[]): NamedCommand {
  const [word = '', ...rest] = words;
  const plain = word === 'list' ? 'ls' : word === 'remove' ? 'rm' : word;
  const canonical = own(ALIASES, `${group} ${plain}`) ?? `${group} ${plain}`;
  return { canonical, path: `docker ${canonical}`, rest };
}
