/** `free` in a machine: its memory, and the part that its processes use. */
import { inUnits } from '../../go/units.ts';
import type { World } from '../engine/contract/world.ts';
import type { Output } from './output.ts';
import { machineProcesses, memoryOf } from './processes.ts';

/** KiB. */
export interface Memory {
  readonly total: number;
  readonly used: number;
  readonly free: number;
  readonly shared: number;
  readonly cache: number;
  readonly available: number;
}

/** The part of the machine's memory that the kernel keeps for itself. */
const KERNEL_SHARE = 0.035;
const KERNEL_KIB = 48_000;
const SHARED_KIB = 1_064;
/** Files that were read stay in memory while there is room: the engine's own, and parts of the images. */
const CACHE_KIB = 180_000;
const CACHED_SHARE = 0.25;

/** The machine's memory now. */
export function memoryNow(world: World, machine: string): Memory {
  const view = world.machine(machine);
  const total = Math.round((view?.memory ?? 1024) * 1024 * (1 - KERNEL_SHARE));
  const used = Math.min(memoryOf(machineProcesses(world, machine, 'free')) + KERNEL_KIB, total);
  const images = view?.engineUp === true ? world.engine(machine).diskUsage().layers / 1024 : 0;
  const cache = Math.round(Math.min(CACHE_KIB + images * CACHED_SHARE, (total - used) * 0.8));
  const free = total - used - cache;
  return { total, used, free, shared: SHARED_KIB, cache, available: free + Math.round(cache * 0.9) };
}

/** `free`, with the memory of the running containers. */
export function freeCommand(world: World, machine: string, args: readonly string[]): Output {
  const flags = args.join('').replaceAll('-', '');
  const unknown = /[^bkmght]/.exec(flags)?.[0];
  if (unknown !== undefined && !args.includes('--human'))
    return { stdout: '', stderr: `free: invalid option -- '${unknown}'\n`, exitCode: 1 };
  const memory = memoryNow(world, machine);
  const { total, used, free, shared, cache, available } = memory;
  const row = (label: string, values: readonly number[]): string =>
    label.padEnd(8) + values.map((value) => shown(value, flags).padStart(12)).join('');
  const lines = [
    '               total        used        free      shared  buff/cache   available',
    row('Mem:', [total, used, free, shared, cache, available]),
    row('Swap:', [0, 0, 0]),
    ...(flags.includes('t') && !flags.includes('human') ? [row('Total:', [total, used, free])] : []),
  ];
  return { stdout: `${lines.join('\n')}\n`, stderr: '', exitCode: 0 };
}

/** An amount of KiB in the unit that the flags ask for. */
function shown(kib: number, flags: string): string {
  if (flags.includes('h')) return human(kib * 1024);
  if (flags.includes('b')) return String(kib * 1024);
  if (flags.includes('m')) return String(Math.floor(kib / 1024));
  if (flags.includes('g')) return String(Math.floor(kib / 1024 / 1024));
  return String(kib);
}

/** Three characters and a unit, as `free -h` shows them. */
export function human(bytes: number): string {
  const units = ['B', 'Ki', 'Mi', 'Gi', 'Ti'];
  const [value, unit] = inUnits(bytes, 1024, units, 1000);
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.floor(value)}${units[unit]}`;
}
