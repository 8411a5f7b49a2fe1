/** How long programs take to start: to their end, or to their first frame in a pseudo-terminal. */
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { spawn as spawnInPty } from '@lydell/node-pty';

/** Milliseconds from start to end of a node program. Its output is thrown away. */
export function timeToEnd(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', () => resolve(performance.now() - begun));
  });
}

/** Milliseconds of processor time from start to end of a node program: what else goes on here counts little. */
export function cpuToEnd(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const command = 'TIMEFORMAT="%U %S"; { time "$@" >&3 2>&3; } 3>/dev/null';
  const words = ['--noprofile', '--norc', '-c', command, 'bash', process.execPath, ...args];
  const printed = spawnSync('bash', words, { encoding: 'utf8', env: { ...process.env, ...env } }).stderr;
  // bash may have complained about the locale before.
  const last = printed.trim().split('\n').at(-1) ?? '';
  return Promise.resolve(last.split(' ').reduce((all, seconds) => all + Number(seconds) * 1000, 0));
}

/** Milliseconds from start until `marker` has been painted. The program is ended then. */
export function timeToFrame(
  args: readonly string[],
  marker: string,
  env: Record<string, string> = {},
): Promise<number> {
  const { CI: _ci, ...rest } = process.env;
  const begun = performance.now();
  return new Promise((resolve) => {
    const pty = spawnInPty(process.execPath, [...args], {
      cols: 80,
      rows: 24,
      name: 'xterm-256color',
      env: { ...rest, ...env } as Record<string, string>,
    });
    let painted = '';
    let took: number | undefined;
    pty.onData((data) => {
      painted += data;
      if (took !== undefined || !painted.includes(marker)) return;
      took = performance.now() - begun;
      pty.kill('SIGKILL');
    });
    pty.onExit(() => resolve(took ?? Number.NaN));
  });
}
