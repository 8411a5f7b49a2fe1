/** The processes of a machine: its own few, its engine, and those of the containers that run on it. */
import type { ContainerProcess } from '../engine/contract/engine.ts';
import type { World } from '../engine/contract/world.ts';

export interface Process extends Omit<ContainerProcess, 'memory'> {
  /** Resident memory, KiB. */
  readonly memory: number;
}

const KIB = 1024;
/** The processes of a small Debian; numbers as in ss (sockets.ts). */
const SYSTEM: readonly (readonly [pid: number, parent: number, command: string, memory: number])[] = [
  [1, 0, '/sbin/init', 11_620],
  [2, 0, '[kthreadd]', 0],
  [28, 1, '/lib/systemd/systemd-journald', 14_180],
  [51, 1, '/lib/systemd/systemd-udevd', 6_240],
  [60, 1, '/usr/sbin/cron -f', 2_690],
  [228, 1, '/sbin/agetty -o -p -- \\u --noclear - linux', 1_040],
  [234, 1, 'sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups', 9_260],
];
const CONTAINERD = { pid: 65, command: '/usr/bin/containerd', memory: 44_700 };
const DOCKERD = {
  pid: 408,
  command: '/usr/bin/dockerd -H tcp://0.0.0.0:2376 -H unix:///var/run/docker.sock --tlsverify',
  memory: 78_300,
};
const SHIM_MEMORY = 13_900;
/** More on a manager: it also keeps the swarm's state and its certificates. */
const MANAGER_MEMORY = 21_500;

/** All of them now, by number; `own` is the program that asks. */
export function machineProcesses(world: World, machine: string, own: string): Process[] {
  const view = world.machine(machine);
  const bootedAt = Date.parse(view?.bootedAt ?? '');
  const system = SYSTEM.map(([pid, parent, command, memory]) => ({
    pid,
    parent,
    command,
    memory,
    user: 'root',
    startedAt: bootedAt,
  }));
  const session = { user: 'docker', startedAt: world.now };
  const login: Process[] = [
    { ...session, pid: 900, parent: 234, command: 'sshd: docker@notty', memory: 6_780 },
    { ...session, pid: 901, parent: 900, command: 'bash', memory: 3_610 },
    { ...session, pid: 908, parent: 901, command: own, memory: 4_120 },
  ];
  const running = view?.engineUp === true ? engineProcesses(world, machine, bootedAt) : [];
  return [...system, ...running, ...login].sort((a, b) => a.pid - b.pid);
}

function engineProcesses(world: World, machine: string, startedAt: number): Process[] {
  const engine = world.engine(machine);
  const manager = engine.info().Swarm.ControlAvailable;
  const daemons = [CONTAINERD, { ...DOCKERD, memory: DOCKERD.memory + (manager ? MANAGER_MEMORY : 0) }];
  const containers = engine.containerList().flatMap((container): Process[] => {
    const inside = engine.containerProcesses(container.Id);
    const [first] = inside;
    if (first === undefined) return [];
    const shim = {
      pid: first.parent,
      parent: 1,
      user: 'root',
      command: `/usr/bin/containerd-shim-runc-v2 -namespace moby -id ${container.Id} -address /run/containerd/containerd.sock`,
      memory: SHIM_MEMORY,
      startedAt: first.startedAt,
    };
    return [shim, ...inside.map((process) => ({ ...process, memory: Math.round(process.memory / KIB) }))];
  });
  return [...daemons.map((daemon) => ({ ...daemon, parent: 1, user: 'root', startedAt })), ...containers];
}

/** `/usr/bin/dockerd -H …` → `dockerd`, `[kthreadd]` → `kthreadd`, `nginx: worker process` → `nginx`. */
export function nameOf({ command }: Process): string {
  const [first = ''] = command.split(' ');
  return first
    .replace(/^\[|\]$|:$/g, '')
    .replace(/^.*\//, '')
    .slice(0, 15);
}
/** The memory of all of them, KiB. */
export const memoryOf = (processes: readonly Process[]): number =>
  processes.reduce((sum, process) => sum + process.memory, 0);
