/** `ps` in a machine. */
import type { World } from '../engine/contract/world.ts';
import { memoryNow } from './memory.ts';
import type { Output } from './output.ts';
import { machineProcesses, nameOf, type Process } from './processes.ts';

const ok = (lines: readonly string[]): Output => ({
  stdout: `${lines.join('\n')}\n`,
  stderr: '',
  exitCode: 0,
});
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
const isLogin = ({ pid }: Process): boolean => pid >= 900 && pid <= 908;

/** `ps`, `ps -ef`, `ps aux`, `ps -C NAME`, `ps -p PID`; other selections are reported as unknown. */
export function psCommand(world: World, machine: string, args: readonly string[], root: boolean): Output {
  const all = machineProcesses(world, machine, ['ps', ...args].join(' ')).map((process) =>
    root && isLogin(process) && process.command.startsWith('ps') ? { ...process, user: 'root' } : process,
  );
  const [first = '', second = ''] = args;
  const letters = first.replace('-', '');
  if (first === '-C') return short(all.filter((process) => nameOf(process) === second));
  if (first === '-p' || first === '-q') {
    const wanted = second.split(',').map(Number);
    return short(all.filter(({ pid }) => wanted.includes(pid)));
  }
  if (args.length === 0) return short(all.filter(isLogin).filter(({ pid }) => pid !== 900));
  if (/^[axuw]+$/.test(letters) && letters.includes('u')) return long(all, memoryNow(world, machine).total);
  if (/^[axw]+$/.test(letters) || letters === 'e' || letters === 'A') return short(all);
  if (/^[efw]+$/.test(letters) && letters.includes('e')) return full(all);
  return { stdout: '', stderr: 'error: the simulated ps knows aux, ax, -e, -ef, -C and -p\n', exitCode: 1 };
}

/** CPU time of a process: almost none, as all of them wait. */
const NO_TIME = '00:00:00';

function short(list: readonly Process[]): Output {
  const lines = list.map(
    (process) => `${String(process.pid).padStart(7)} ${'?'.padEnd(8)} ${NO_TIME} ${nameOf(process)}`,
  );
  const found = ok(['    PID TTY          TIME CMD', ...lines]);
  return list.length > 0 ? found : { ...found, exitCode: 1 };
}

function full(list: readonly Process[]): Output {
  const lines = list.map(({ user, pid, parent, startedAt, command }) => {
    const numbers = `${String(pid).padStart(7)} ${String(parent).padStart(7)}  0`;
    return `${user.padEnd(8)} ${numbers} ${clock(startedAt)} ${'?'.padEnd(8)} ${NO_TIME} ${command}`;
  });
  return ok(['UID          PID    PPID  C STIME TTY          TIME CMD', ...lines]);
}

function long(list: readonly Process[], total: number): Output {
  const lines = list.map(({ user, pid, memory, startedAt, command }) => {
    const share = ((100 * memory) / total).toFixed(1);
    const sizes = `${String(memory * 3).padStart(6)} ${String(memory).padStart(5)}`;
    const state = command.startsWith('ps') ? 'R' : 'Ss';
    return `${user.padEnd(8)} ${String(pid).padStart(7)}  0.0 ${share.padStart(4)} ${sizes} ${'?'.padEnd(8)} ${state.padEnd(4)} ${clock(startedAt)}   0:00 ${command}`;
  });
  return ok(['USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND', ...lines]);
}
