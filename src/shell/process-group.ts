/** Ends a command together with everything it started. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ResultPromise } from 'execa';
import { release } from './watchdog.ts';

const ON_WINDOWS = process.platform === 'win32';
/** How long the rest of a group may take to follow SIGTERM before it is killed, milliseconds. */
const SWEEP_MS = 250;

/** The groups whose shell has ended while its background jobs go on, as they would in a terminal. */
const leftRunning = new Set<number>();
let endsAtExit = false;

/** Sends a signal to a process group; 0 only tests it. False when it has no processes left. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  if (ON_WINDOWS) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/**
 * Interrupts a running command: SIGINT to the whole group as Ctrl-C would, SIGTERM after `graceMs`, SIGKILL after
 * as long again. On Windows execa ends the process tree at once. Returns a function that stops the escalation.
 */
export function interruptGroup(subprocess: Pick<ResultPromise, 'kill'>, graceMs: number): () => void {
  const timers: NodeJS.Timeout[] = [];
  subprocess.kill('SIGINT');
  timers.push(setTimeout(() => subprocess.kill('SIGTERM'), graceMs));
  timers.push(setTimeout(() => subprocess.kill('SIGKILL'), 2 * graceMs));
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}

/** Ends what is left of the groups: background jobs of a shell ignore SIGINT, so SIGTERM, and soon SIGKILL. */
export async function sweepGroups(pids: readonly number[]): Promise<void> {
  let alive = pids.filter((pid) => signalGroup(pid, 'SIGTERM'));
  // A stopped process would never see its SIGTERM.
  for (const pid of alive) signalGroup(pid, 'SIGCONT');
  const deadline = performance.now() + SWEEP_MS;
  for (;;) {
    alive = alive.filter((pid) => signalGroup(pid, 0));
    if (alive.length === 0) return;
    if (performance.now() > deadline) break;
    await sleep(5);
  }
  for (const pid of alive) signalGroup(pid, 'SIGKILL');
}

/** Remembers a group that outlives its shell. Its jobs end with the program at the latest. */
export function leaveRunning(pid: number): void {
  for (const known of [...leftRunning, pid]) {
    if (signalGroup(known, 0)) continue;
    leftRunning.delete(known);
    release(known);
  }
  if (!signalGroup(pid, 0)) return;
  if (!endsAtExit) process.on('exit', endAtExit);
  endsAtExit = true;
  leftRunning.add(pid);
}

/** Ends all background jobs that earlier commands left running. To be called when the session closes. */
export async function endBackgroundJobs(): Promise<void> {
  const pids = [...leftRunning];
  leftRunning.clear();
  await sweepGroups(pids);
  for (const pid of pids) release(pid);
}

function endAtExit(): void {
  for (const pid of leftRunning) signalGroup(pid, 'SIGTERM');
}
