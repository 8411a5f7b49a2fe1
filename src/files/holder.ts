/** The holder of a lock, and whether that process still exists: process ids are reused, and computers are renamed. */

import { readFileSync, readlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hostname, uptime } from 'node:os';
import { powershellQuestion } from '../text/powershell.ts';
import { defined } from '../value/defined.ts';
import { codeOf } from '../value/error.ts';

/** What a lock records about the process that took it. Locks of earlier versions have the first three fields only. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Distinguishes two holders of one process. */
  readonly token: string;
  /** When it was taken, milliseconds since 1970. */
  readonly at?: number;
  /** The start of the computer that it was taken in, and the space that its process id belongs to (Linux). */
  readonly boot?: string;
  readonly space?: string;
  /** When the process started, in the kernel's own count (Linux). */
  readonly start?: string;
}

/** A holder on another computer can't be checked; after this many milliseconds it is taken to be finished. A turn takes a few. */
const TURN_MS = 60_000;
/** Clocks are set, and some count whole seconds. */
const CLOCK_MS = 5_000;

type Self = Pick<Holder, 'pid' | 'host' | 'boot' | 'space' | 'start'>;
let self: Self | undefined;

/** How long ago something was made, milliseconds: one that is of the future was made before the clock was set back. */
export function ageOf(madeAt: number, now: number): number {
  return Math.abs(now - madeAt);
}

/** This process as the holder of a lock. Reads three small files of Linux once, and never starts a process. */
export function thisProcess(): Self {
  if (self?.host !== hostname()) {
    const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
    const space = attempt(() => readlinkSync('/proc/self/ns/pid'));
    const start = startOf(process.pid);
    self = {
      pid: process.pid,
      host: hostname(),
      ...defined({ boot, space, start }),
    };
  }
  return self;
}

/** The holder that a lock's text names; undefined for any other text. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    const isHolder =
      Number.isInteger(value?.pid) && typeof value?.host === 'string' && typeof value.token === 'string';
    return isHolder ? (value as Holder) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the process that took a lock is gone, so that it will never be released.
 * @param madeAt when the lock's file was made, and `now` the present, both by the clock of its file system, milliseconds
 * @param thorough run a system program where nothing quicker shows whether a process id was reused (macOS, Windows)
 */
export function isGone(holder: Holder, madeAt: number, now: number, thorough: boolean): boolean {
  const me = thisProcess();
  const hadItsTurn = ageOf(madeAt, now) > TURN_MS;
  if (holder.boot !== undefined && me.boot !== undefined) {
    // After a reboot its processes are gone; about another computer we know nothing.
    if (holder.boot !== me.boot) return holder.host === me.host || hadItsTurn;
    // In another container of this computer the same numbers are other processes.
    if (holder.space !== me.space) return hadItsTurn;
  } else if (holder.host !== me.host) {
    return hadItsTurn;
  }
  if (!isAlive(holder.pid)) return true;
  if (holder.start !== undefined) {
    const start = startOf(holder.pid);
    return start !== undefined && start !== holder.start;
  }
  const takenAt = holder.at ?? madeAt;
  const startedAt = startedAtOf(holder, thorough);
  if (startedAt !== undefined) return startedAt > takenAt + CLOCK_MS;
  // From before the computer was started, or so it seems: its clock may have been set forward. Where one can ask, that is asked first.
  return thorough && takenAt < Date.now() - uptime() * 1000 - CLOCK_MS;
}

/** Whether a process with that id exists, no matter which user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat (proc(5)): clock ticks from the computer's start to the process's. Undefined elsewhere. */
function startOf(pid: number): string | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The second field is the program's name in brackets, which may hold blanks and brackets itself.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** Linux reports times in hundredths of a second, whatever its clock ticks at (USER_HZ). */
const TICK_MS = 10;
/** Looked up once per process: its start does not change. */
const asked = new Map<string, number | undefined>();

/** When the process of a holder's id started, milliseconds since 1970; undefined where it can't be found out. */
function startedAtOf({ pid, token }: Holder, thorough: boolean): number | undefined {
  const ticks = startOf(pid);
  if (ticks !== undefined) return Date.now() - uptime() * 1000 + Number(ticks) * TICK_MS;
  const key = `${pid} ${token}`;
  if (thorough && !asked.has(key)) asked.set(key, askSystem(pid));
  return asked.get(key);
}

function askSystem(pid: number): number | undefined {
  const [file = '', ...args] =
    process.platform === 'win32'
      ? powershellQuestion(
          // Not by Get-Process: it is in a module, which PowerShell may look for in another version's folders.
          `[Diagnostics.Process]::GetProcessById(${pid}).StartTime.ToUniversalTime().ToString('o')`,
        )
      : ['ps', '-o', 'lstart=', '-p', String(pid)];
  const answer = attempt(() => {
    // Loaded here: no program that only takes a free lock has to pay for it.
    const { execFileSync } = createRequire(import.meta.url)(
      'node:child_process',
    ) as typeof import('node:child_process');
    return execFileSync(file, args, {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5_000,
      windowsHide: true,
    });
  });
  const at = Date.parse(answer?.trim() ?? '');
  return Number.isNaN(at) ? undefined : at;
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
