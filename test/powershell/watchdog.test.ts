/** What ends the commands of a tutor that was killed on Windows, in a real PowerShell, with processes of this computer. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { END_TREES } from '../../src/shell/watchdog-scripts.ts';
import { isRunning } from '../shell/run.ts';
import { PWSH, QUIET } from './pwsh.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function running(): Promise<number> {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  started.push(child);
  await once(child, 'spawn');
  return child.pid ?? 0;
}

/** One process in Windows' own list; `at` is its start, in seconds from when the watchdog heard of the command. */
interface ListedProcess {
  readonly id: number;
  readonly parent: number;
  readonly at: number;
}

const HEARD = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Ends the tree of `id` as the watchdog does, where Windows would list these. */
function end(id: number, listed: readonly ListedProcess[]): void {
  const rows = listed.map(
    ({ id: own, parent, at }) =>
      `[pscustomobject]@{ ProcessId = ${own}; ParentProcessId = ${parent}; CreationDate = ` +
      `[DateTimeOffset]::FromUnixTimeMilliseconds(${HEARD + at * 1000}).LocalDateTime }`,
  );
  const list = `function Get-CimInstance { ${rows.join('; ')} }\n`;
  execFileSync(PWSH ?? 'pwsh', ['-NoProfile', '-Command', `${list}${END_TREES}Stop-Held ${id} ${HEARD}`], {
    env: { ...process.env, ...QUIET },
  });
}

describe.skipIf(PWSH === undefined)('on Windows, the watchdog ends', () => {
  test('a command with all that it started, and nothing else', async () => {
    const [shell, program, deeper, other] = [
      await running(),
      await running(),
      await running(),
      await running(),
    ];
    end(shell, [
      { id: shell, parent: process.pid, at: -1 },
      { id: program, parent: shell, at: 0 },
      { id: deeper, parent: program, at: 9 },
      { id: other, parent: process.pid, at: 0 },
    ]);
    expect([shell, program, deeper, other].map(isRunning)).toEqual([false, false, false, true]);
  });

  test('what a shell started that has ended with the tutor', async () => {
    const [program, older] = [await running(), await running()];
    const gone = 99_999_999;
    end(gone, [
      { id: program, parent: gone, at: 3 },
      // Its parent was another process that had the id before.
      { id: older, parent: gone, at: -3600 },
    ]);
    expect([program, older].map(isRunning)).toEqual([false, true]);
  });

  test('no program that was given the id since', async () => {
    const [newer, its] = [await running(), await running()];
    end(newer, [
      { id: newer, parent: 1, at: 60 },
      { id: its, parent: newer, at: 61 },
    ]);
    expect([newer, its].map(isRunning)).toEqual([true, true]);
  });
});
