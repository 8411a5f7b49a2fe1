/** A learner's shell for tests: a folder of its own, and commands one after another as a lesson runs them. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/shell/run-command.ts';
import type { RunRequest, RunResult, ShellState } from '../../src/shell/types.ts';

export const BASE_ENV: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  HOME: process.env.HOME ?? '/',
  LANG: 'C.UTF-8',
  GREETING: 'hello',
};

/** A folder that is removed when the test file is done; `cleanUp` is to be called then. */
export function temporaryFolder(): { path: string; cleanUp: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'shell-test-')));
  const cleanUp = (): void => {
    for (const each of [path, scratchOf(path)]) rmSync(each, { recursive: true, force: true });
  };
  return { path, cleanUp };
}

/** Beside the folder that commands work in, so that they do not see it. */
export function scratchOf(cwd: string): string {
  return `${cwd}-scratch`;
}

export function shellIn(cwd: string, shell: 'bash' | 'sh' = 'bash') {
  let state: ShellState = { env: BASE_ENV, cwd };
  return {
    get state(): ShellState {
      return state;
    },
    async run(command: string, more: Partial<RunRequest> = {}): Promise<RunResult> {
      const result = await runCommand({
        command,
        shell,
        shellProgram: shell,
        state,
        onOutput: () => undefined,
        fallbackFolder: cwd,
        scratch: scratchOf(cwd),
        ...more,
      });
      state = result.state;
      return result;
    },
  };
}

/** True while a process is there and no zombie. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

/** The process whose terminal's keys go to now: the leader of the foreground group of that process's terminal. */
export function programInForeground(pid: number): number {
  return Number(statusFields(pid)?.[5] ?? pid);
}

/** True while a process waits for something; also where the system does not tell. */
export function isAsleep(pid: number): boolean {
  return (statusFields(pid)?.[0] ?? 'S') === 'S';
}

/** The fields of proc(5)'s `stat` from the state on; undefined for a process that is gone, or on another system. */
function statusFields(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return undefined;
  }
}

function isZombie(pid: number): boolean {
  return /^[XZ]$/.test(statusFields(pid)?.[0] ?? '');
}
