/** `df` in a machine: its disk, with the engine's data. */
import { inUnits } from '../../go/units.ts';
import { lettersOf, operandsOf } from '../../program/options.ts';
import type { World } from '../engine/contract/world.ts';
import { memoryNow } from './memory.ts';
import type { Output } from './output.ts';

interface FileSystem {
  readonly name: string;
  /** KiB. */
  readonly size: number;
  readonly used: number;
  readonly available: number;
  readonly at: string;
}

/** The operating system's own files, and what a file system sets aside for root. */
const SYSTEM_KIB = 1_640_000;
const RESERVED_SHARE = 0.05;
const KB_PER_MB = 1_000_000 / 1024;

function fileSystems(world: World, machine: string): FileSystem[] {
  const view = world.machine(machine);
  const { total } = memoryNow(world, machine);
  const size = Math.round((view?.disk ?? 20_000) * KB_PER_MB * 0.97);
  const up = view?.engineUp === true;
  const usage = up ? world.engine(machine).diskUsage() : undefined;
  const sizes = [...(usage?.containers ?? []), ...(usage?.volumes ?? [])].map((item) => item.size);
  const kept = sizes.reduce((sum, bytes) => sum + bytes, usage?.layers ?? 0) / 1024;
  const used = Math.min(Math.round(SYSTEM_KIB + kept), size);
  const disk = { size, used, available: Math.max(0, Math.round(size * (1 - RESERVED_SHARE)) - used) };
  const memory = (name: string, share: number, taken: number, at: string): FileSystem => {
    const whole = Math.round(total * share);
    return { name, size: whole, used: taken, available: whole - taken, at };
  };
  const running = (usage?.containers ?? []).filter(({ container }) => container.State.Running);
  return [
    memory('udev', 0.48, 0, '/dev'),
    memory('tmpfs', 0.1, 600 + 60 * running.length, '/run'),
    { name: '/dev/sda1', ...disk, at: '/' },
    memory('tmpfs', 0.5, 0, '/dev/shm'),
    memory('tmpfs', 5120 / total, 0, '/run/lock'),
    ...running.map(({ container }) => ({
      name: 'overlay',
      ...disk,
      at: `/var/lib/docker/overlay2/${container.Id}/merged`,
    })),
    memory('tmpfs', 0.1, 0, '/run/user/1000'),
  ];
}

/** `df`, of the file systems that the machine and its images make. */
export function dfCommand(world: World, machine: string, args: readonly string[]): Output {
  const flags = lettersOf(args);
  const paths = operandsOf(args);
  const isHuman = flags.includes('h');
  const all = fileSystems(world, machine);
  const chosen = paths.length === 0 ? all : paths.flatMap((path) => holding(all, path) ?? []);
  const amount = (kib: number): string =>
    isHuman ? human(kib) : String(flags.includes('m') ? Math.ceil(kib / 1024) : kib);
  const rows = chosen.map(({ name, size, used, available, at }) => {
    const share = used + available === 0 ? 0 : Math.ceil((100 * used) / (used + available));
    return [name, amount(size), amount(used), amount(available), `${share}%`, at];
  });
  const head = isHuman
    ? ['Filesystem', 'Size', 'Used', 'Avail', 'Use%', 'Mounted on']
    : [
        'Filesystem',
        flags.includes('m') ? '1M-blocks' : '1K-blocks',
        'Used',
        'Available',
        'Use%',
        'Mounted on',
      ];
  return { stdout: aligned([head, ...rows]), stderr: '', exitCode: 0 };
}

/** The file system that a path is in: the one with the longest place above it. */
function holding(all: readonly FileSystem[], path: string): FileSystem | undefined {
  const inside = all.filter(({ at }) => at === '/' || path === at || path.startsWith(`${at}/`));
  return inside.toSorted((a, b) => b.at.length - a.at.length)[0];
}

/** The first and last columns are left-aligned, the others right-aligned, as wide as their widest cell; the first has at least 14. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(at === 0 ? 14 : at < 4 ? 5 : 0, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => {
        if (at === row.length - 1) return cell;
        return at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
      });
      return `${cells.join(' ')}\n`;
    })
    .join('');
}

/** `19G`, `1.9G`, `596K`; rounded up, as df does. */
function human(kib: number): string {
  if (kib === 0) return '0';
  const units = ['K', 'M', 'G', 'T'];
  const [value, unit] = inUnits(kib, 1024, units);
  const text = value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value));
  return `${text}${units[unit]}`;
}
