/** What a program does while nobody does anything: processor time, and how often it wakes up (Linux only). */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';

/** By then Node has collected what the start left, too. */
const SETTLES_MS = 45_000;
const RESTS_MS = 30_000;
/** `utime` and `stime` in /proc/PID/stat, counted behind the name, which may hold anything. */
const TIMES = [11, 12];

/** What it did within half a minute. */
export interface Idle {
  /** Hundredths of a second. */
  readonly ticks: number;
  /** How often one of its threads went to sleep again. */
  readonly wakes: number;
}

function lookAt(pid: number): Idle {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const wakes = readdirSync(`/proc/${pid}/task`).map((thread) => {
    const status = readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8');
    return Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(status)?.[1]);
  });
  return {
    ticks: TIMES.reduce((all, at) => all + Number(fields[at]), 0),
    wakes: wakes.reduce((all, count) => all + count, 0),
  };
}

/** Starts a program, waits until `marker` has been painted and all is quiet, and watches it for half a minute. */
export async function watchIdle(
  args: readonly string[],
  marker: string,
  env: Record<string, string>,
): Promise<Idle> {
  const { CI: _ci, ...rest } = process.env;
  const pty = spawn(process.execPath, [...args], {
    cols: 80,
    rows: 24,
    name: 'xterm-256color',
    env: { ...rest, ...env } as Record<string, string>,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      let painted = '';
      pty.onData((data) => {
        painted += data;
        if (painted.includes(marker)) resolve();
      });
      pty.onExit(() => reject(new Error(`it ended before ${marker} was painted`)));
    });
    await sleep(SETTLES_MS);
    const before = lookAt(pty.pid);
    await sleep(RESTS_MS);
    const after = lookAt(pty.pid);
    return { ticks: after.ticks - before.ticks, wakes: after.wakes - before.wakes };
  } finally {
    pty.kill('SIGKILL');
  }
}
