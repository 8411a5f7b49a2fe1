/** Commands of a tutor that is killed hard: its watchdog ends them, and nothing that is not theirs. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { WATCHDOG_ON_POSIX } from '../../src/shell/watchdog-scripts.ts';
import { isRunning, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(folder.cleanUp);

/** A process that runs these commands, and the ids that they print until one says `ready`. */
async function tutorRunning(...commands: string[]): Promise<{ tutor: ChildProcess; pids: number[] }> {
  const program = join(import.meta.dirname, 'fixtures', 'running.ts');
  const tutor = spawn(process.execPath, [program, folder.path, ...commands], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(tutor);
  let printed = '';
  for await (const text of tutor.stdout.setEncoding('utf8')) {
    printed += text;
    if (printed.includes('ready')) break;
  }
  return { tutor, pids: [...printed.matchAll(/^\d+$/gm)].map(([pid]) => Number(pid)) };
}

async function allEnded(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await sleep(10);
}

/** Shell text: the ids of the watchdogs of the process that runs it; `AWAITED` waits for one, which is started after the command. */
const WATCHDOGS =
  'ps -eo pid=,ppid=,args= | awk -v of=$PPID \'$2 == of && $NF == "swarm-tutor-watchdog" {print $1}\'';

const AWAITED = `until id=$(${WATCHDOGS}); [ -n "$id" ]; do sleep 0.05; done; echo $id`;

describe.skipIf(process.platform === 'win32')('a tutor that is killed hard', () => {
  test('takes its command with it, what that started, and the watchdog', async () => {
    const { tutor, pids } = await tutorRunning(
      `sh -c 'echo $$; sleep 600' & echo $$; ${AWAITED}; echo ready; sleep 601`,
    );
    expect(pids).toHaveLength(3);
    tutor.kill('SIGKILL');
    await allEnded(pids);
  });

  test('takes a command with it that ignores every request, or is stopped', async () => {
    const { tutor, pids } = await tutorRunning(
      `sh -c 'echo $$; kill -STOP $$; sleep 600' & sh -c 'trap "" HUP TERM; sleep 0.1; echo $$; echo ready; while :; do sleep 1; done'`,
      'sleep 601',
    );
    expect(pids).toHaveLength(2);
    tutor.kill('SIGKILL');
    await allEnded(pids);
  });

  test('takes the background jobs of earlier commands with it', async () => {
    const { tutor, pids } = await tutorRunning('sleep 600 & echo $!', 'true', 'echo ready');
    expect(pids).toHaveLength(1);
    expect(pids.every(isRunning)).toBe(true);
    tutor.kill('SIGKILL');
    await allEnded(pids);
  });

  test('has had a new watchdog since somebody ended the first', async () => {
    const { tutor, pids } = await tutorRunning(
      'sleep 600 & echo $!',
      `${AWAITED}; kill -9 $id`,
      `${AWAITED}; echo $$; echo ready; sleep 601`,
    );
    expect(pids).toHaveLength(4);
    tutor.kill('SIGKILL');
    await allEnded(pids);
  });
});

describe.skipIf(process.platform === 'win32')('a watchdog', () => {
  const [, script = '', name = ''] = WATCHDOG_ON_POSIX.args;

  /** Runs it by that shell with these lines; its tutor is gone after the last one. */
  async function watchdog(shell: string, text: string, lines: readonly string[]): Promise<unknown> {
    const child = spawn(shell, ['-c', text, name], {
      env: WATCHDOG_ON_POSIX.env,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    started.push(child);
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
    return (await once(child, 'exit'))[0];
  }
  async function command(): Promise<number> {
    const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    started.push(child);
    await once(child, 'spawn');
    return child.pid ?? 0;
  }

  test('ends what is on its list, in every shell that may be /bin/sh', async () => {
    const bash = join(folder.path, 'sh');
    symlinkSync(execFileSync('sh', ['-c', 'command -v bash'], { encoding: 'utf8' }).trim(), bash);
    for (const shell of ['/bin/sh', bash]) {
      const [done, running, other] = [await command(), await command(), await command()];
      expect(await watchdog(shell, script, [`+ ${done}`, `+ ${running}`, `- ${done}`])).toBe(0);
      expect([done, running, other].map(isRunning)).toEqual([true, false, true]);
    }
  });

  test('leaves another program alone that was given the id since', async () => {
    const [running, other] = [await command(), await command()];
    // As if another one had had that id when the watchdog heard of it.
    const text = script.replace('+) started "$id";', `$& [ "$id" != ${other} ] || at=1;`);
    expect(text).not.toBe(script);
    expect(await watchdog('/bin/sh', text, [`+ ${other}`, `+ ${running}`])).toBe(0);
    expect([running, other].map(isRunning)).toEqual([false, true]);
  });

  test('has nothing of the environment, and waits in no folder of the learner', () => {
    expect(Object.keys(WATCHDOG_ON_POSIX.env)).toEqual(['PATH', 'LC_ALL']);
  });
});
