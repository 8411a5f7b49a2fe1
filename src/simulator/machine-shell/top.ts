/** `top` and `uptime` in a machine. */
import type { World } from '../engine/contract/world.ts';
import { memoryNow } from './memory.ts';
import type { Output } from './output.ts';
import { machineProcesses, nameOf, type Process } from './processes.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** ` 11:35:00 up 5 min,  1 user,  load average: 0.02, 0.02, 0.02` */
function uptimeLine(world: World, machine: string): string {
  const up = world.now - Date.parse(world.machine(machine)?.bootedAt ?? '');
  const days = Math.floor(up / DAY_MS);
  const hours = Math.floor(up / HOUR_MS) % 24;
  const minutes = Math.floor(up / MINUTE_MS) % 60;
  const time = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : `${minutes} min`;
  const since = days > 0 ? `${days} day${days > 1 ? 's' : ''}, ${time}` : time;
  // Programs that wait for requests make next to no load.
  const load = (machineProcesses(world, machine, '').length * 0.001).toFixed(2);
  const clock = new Date(world.now).toISOString().slice(11, 19);
  return `${clock} up ${since},  1 user,  load average: ${load}, ${load}, ${load}`;
}

/** `uptime`. */
export function uptimeCommand(world: World, machine: string, args: readonly string[]): Output {
  if (args[0] === '-s' || args[0] === '--since') {
    const since = (world.machine(machine)?.bootedAt ?? '').replace('T', ' ').slice(0, 19);
    return { stdout: `${since}\n`, stderr: '', exitCode: 0 };
  }
  return { stdout: ` ${uptimeLine(world, machine)}\n`, stderr: '', exitCode: 0 };
}

/** One look, with `-b`; without a terminal it can't refresh. */
export function topCommand(world: World, machine: string, args: readonly string[], root: boolean): Output {
  if (!/-\w*b/.test(args.join(' '))) return { stdout: '', stderr: 'top: failed tty get\n', exitCode: 1 };
  const list = machineProcesses(world, machine, ['top', ...args].join(' ')).map((process) =>
    root && process.command.startsWith('top') ? { ...process, user: 'root' } : process,
  );
  const { total, free, used, cache, available } = memoryNow(world, machine);
  const mib = (kib: number): string => (kib / 1024).toFixed(1).padStart(8);
  const own = list.filter(({ command }) => command.startsWith('top')).length;
  const count = (number: number): string => String(number).padStart(3);
  const head = [
    `top - ${uptimeLine(world, machine)}`,
    `Tasks: ${count(list.length)} total, ${count(own)} running, ${count(list.length - own)} sleeping, ${count(0)} stopped, ${count(0)} zombie`,
    '%Cpu(s):  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st ',
    `MiB Mem : ${mib(total)} total, ${mib(free)} free, ${mib(used)} used, ${mib(cache)} buff/cache     `,
    `MiB Swap: ${mib(0)} total, ${mib(0)} free, ${mib(0)} used. ${mib(available)} avail Mem `,
    '',
    '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND',
  ];
  const lines = list.toSorted((a, b) => b.memory - a.memory).map((process) => row(process, total));
  return { stdout: `${[...head, ...lines].join('\n')}\n`, stderr: '', exitCode: 0 };
}

function row(process: Process, total: number): string {
  const { pid, user, memory } = process;
  const share = ((100 * memory) / total).toFixed(1).padStart(5);
  const sizes = [memory * 3, memory, Math.round(memory * 0.6)];
  const [virtual = '', resident = '', shared = ''] = sizes.map((size, at) =>
    String(size).padStart(at === 0 ? 7 : 6),
  );
  const state = process.command.startsWith('top') ? 'R' : 'S';
  return `${String(pid).padStart(7)} ${user.padEnd(8)}  20   0 ${virtual} ${resident} ${shared} ${state}   0.0 ${share}   0:00.00 ${nameOf(process)}`;
}
