/**
 * A watchdog: a small process that waits for this one to end, and then ends the commands that it had running. Nothing else
 * does when this process is killed hard (kill -9), because a command has a process group of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import process from 'node:process';
import { WATCHDOG_ON_POSIX, watchdogOnWindows } from './watchdog-scripts.ts';

/** The groups (on Windows: the processes) that are to be ended, for a watchdog that takes over from one that was ended. */
const watched = new Set<number>();
let watchdog: ChildProcess | undefined;

/** From here on the command with this process id does not outlive this process. Never throws: at worst it does. */
export function watchOver(pid: number): void {
  watched.add(pid);
  if (watchdog === undefined) watchdog = startWatchdog([...watched]);
  else tell(`+ ${pid}`);
}

/** The command has ended, with everything that it started. */
export function release(pid: number): void {
  if (watched.delete(pid)) tell(`- ${pid}`);
}

/** The watchdog learns of our end by its standard input, which nobody else has: the kernel closes it, however we end. */
function startWatchdog(pids: readonly number[]): ChildProcess | undefined {
  const { file, args, env } = process.platform === 'win32' ? watchdogOnWindows() : WATCHDOG_ON_POSIX;
  // A session of its own: no signal to ours and no closed terminal reaches it. It holds no folder and knows no secret.
  const child = spawn(file, args, {
    cwd: process.platform === 'win32' ? undefined : '/',
    detached: true,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  const gone = (): void => {
    if (watchdog === child) watchdog = undefined;
  };
  child.once('error', gone).once('exit', gone);
  child.stdin?.on('error', gone);
  child.unref();
  (child.stdin as Socket | null)?.unref();
  child.stdin?.write(pids.map((pid) => `+ ${pid}\n`).join(''));
  return child;
}

function tell(line: string): void {
  watchdog?.stdin?.write(`${line}\n`);
}
