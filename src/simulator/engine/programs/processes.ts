/** The processes of containers: their names, users, and resources. */
import type { ContainerProcess } from '../contract/engine.ts';
import { hash32 } from '../model/random.ts';
import type { SimContainer, SimImage } from '../model/state.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const PAGE = 4 * KIB;
/** The user each main program runs as. */
const USERS: Readonly<Record<string, string>> = {
  redis: '999',
  memcached: '11211',
  postgres: '999',
  mysqld: '999',
  mongod: '999',
};

/** The memory of a program of a kind, bytes. */
function memoryOf(image: SimImage | undefined, command: string): number {
  switch (image?.sim.program) {
    case 'hello-web':
      // As in test/recordings/07.
      return 372 * KIB;
    case 'web':
      return /^npm/.test(command) ? 58 * MIB : 3 * MIB;
    case 'daemon':
      return 9 * MIB;
    case 'registry':
      return 14 * MIB;
    default:
      return 400 * KIB;
  }
}

/** The running processes of a container, its main one first; none if it does not run. `cpus` are its machine's. */
export function processesInside(
  container: SimContainer,
  image: SimImage | undefined,
  cpus: number,
): ContainerProcess[] {
  if (!container.State.Running) return [];
  const { Pid: pid, StartedAt } = container.State;
  const startedAt = Date.parse(StartedAt);
  const words = [container.Path, ...container.Args];
  const first = image?.Config.Entrypoint?.[0];
  // An entrypoint script replaces itself by the program.
  const own = first !== undefined && words[0] === first && /\.sh$/.test(first) ? words.slice(1) : words;
  const program = own.join(' ');
  const spread = (n: number): number => 1 + (hash32(`${container.Id}${n}`) % 100) / 400;
  const memory = (n: number): number =>
    image?.sim.program === 'hello-web'
      ? memoryOf(image, program)
      : Math.round((memoryOf(image, program) * spread(n)) / PAGE) * PAGE;
  const name = (own[0] ?? '').replace(/^.*\//, '');
  const user = USERS[name.replace(/-server$/, '')] ?? 'root';
  const main = { pid, parent: 0, user, memory: memory(0), startedAt };
  if (name === 'nginx') {
    return [
      { ...main, command: `nginx: master process ${program}` },
      ...Array.from({ length: cpus }, (_, at) => ({
        pid: pid + 20 + at,
        parent: pid,
        user: '101',
        command: 'nginx: worker process',
        memory: memory(at + 1),
        startedAt,
      })),
    ];
  }
  if (name === 'redis-server') return [{ ...main, command: 'redis-server *:6379' }];
  return [{ ...main, command: program }];
}
/** The shim process between the engine and a container. */
export const shimPid = (container: SimContainer): number => Math.max(container.State.Pid - 21, 2);
