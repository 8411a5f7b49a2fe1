/** How long programs take: to their end, to their first frame in a pseudo-terminal, and from a key to its frame. */
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** A program in a terminal of 80×24, outside of CI. */
function inPty(args: readonly string[], env: Record<string, string>) {
  const { CI: _ci, ...rest } = process.env;
  return spawnInPty(process.execPath, [...args], {
    cols: 80,
    rows: 24,
    name: 'xterm-256color',
    env: { ...rest, ...env } as Record<string, string>,
  });
}

/** Milliseconds from start until `marker` has been painted. The program is ended then. */
export function timeToFrame(
  args: readonly string[],
  marker: string,
  env: Record<string, string> = {},
): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const pty = inPty(args, env);
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

/** After its first frame, and between keys: longer than what follows a frame takes, milliseconds. */
const SETTLES_MS = 3000;
const BETWEEN_KEYS_MS = 150;
/** Ends a frame: Ink writes each as one update of the screen. */
const END_OF_FRAME = '\x1b[?2026l';

/** Milliseconds from each key until the end of the next frame. The program is ended then. */
export async function timesToAnswer(
  args: readonly string[],
  marker: string,
  keys: readonly string[],
  env: Record<string, string> = {},
): Promise<number[]> {
  const pty = inPty(args, env);
  let painted = '';
  let seen = (): void => undefined;
  pty.onData((data) => {
    painted += data;
    seen();
  });
  const until = (wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      pty.onExit(() => reject(new Error(`${args[0]} ended`)));
      seen = () => painted.includes(wanted) && resolve();
      seen();
    });
  await until(marker);
  await sleep(SETTLES_MS);
  const times: number[] = [];
  for (const key of keys) {
    painted = '';
    const begun = performance.now();
    pty.write(key);
    await until(END_OF_FRAME);
    times.push(performance.now() - begun);
    await sleep(BETWEEN_KEYS_MS);
  }
  seen = () => undefined;
  pty.kill('SIGKILL');
  return times;
}
