import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { endBackgroundJobs, leaveRunning } from '../../src/shell/process-group.ts';
import { isRunning, shellIn, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
afterAll(folder.cleanUp);
afterEach(endBackgroundJobs);

/** Runs a command that prints process ids and `ready`, and interrupts it then; after `graceMs` not so gently any more. */
async function interrupted(command: string, kind: 'bash' | 'sh' = 'bash', graceMs = 100) {
  const shell = shellIn(folder.path, kind);
  const controller = new AbortController();
  let printed = '';
  const result = await shell.run(command, {
    signal: controller.signal,
    graceMs,
    onOutput: (_, text) => {
      printed += text;
      if (printed.includes('ready')) controller.abort();
    },
  });
  const pids = [...printed.matchAll(/^\d+$/gm)].map(([pid]) => Number(pid));
  return { result, shell, pids };
}

describe.each(['bash', 'sh'] as const)('a learner who presses Ctrl-C in %s', (kind) => {
  test('ends the command, and keeps what it had exported', async () => {
    const command = 'export DONE=1; cd /usr; echo ready; sleep 60';
    // It obeys at the first request, however long a busy computer takes over that.
    const { result, shell } = await interrupted(command, kind, 20_000);
    expect(result).toMatchObject({ interrupted: true, timedOut: false });
    expect(result.exitCode === null || result.exitCode === 130).toBe(true);
    expect(shell.state).toMatchObject({ cwd: '/usr', env: { DONE: '1' } });
  });

  test('leaves no background job of it behind', async () => {
    const { pids } = await interrupted('sleep 60 & echo $!; sleep 61 & echo $!; echo ready; sleep 62', kind);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('ends a program that ignores the interrupt', async () => {
    const { result, pids } = await interrupted(
      `sh -c 'trap "" INT; echo $$; echo ready; while :; do sleep 1; done'`,
      kind,
    );
    expect(result.interrupted).toBe(true);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('ends a program that ignores every request', async () => {
    const { pids } = await interrupted(
      `sh -c 'trap "" INT TERM; echo $$; echo ready; while :; do sleep 1; done'`,
      kind,
    );
    expect(pids).toHaveLength(1);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('is not kept waiting by a job that left the process group and holds the output', async () => {
    const { result, pids } = await interrupted(
      `setsid sh -c 'echo $$; echo ready; exec sleep 60' & sleep 61`,
      kind,
    );
    expect(result.interrupted).toBe(true);
    for (const pid of pids) process.kill(pid);
  });
});

describe('a command that takes too long', () => {
  test('is ended and says so', async () => {
    const shell = shellIn(folder.path);
    const result = await shell.run('export STEP=1; sleep 60', { timeoutMs: 50, graceMs: 100 });
    expect(result).toMatchObject({ timedOut: true, interrupted: false });
    expect(shell.state.env.STEP).toBe('1');
  });

  test('that was interrupted before it began does not begin', async () => {
    const shell = shellIn(folder.path);
    const result = await shell.run('touch began', { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ exitCode: null, interrupted: true });
    expect((await shell.run('ls began')).exitCode).not.toBe(0);
  });
});

describe('background jobs of a command that ended', () => {
  test('run on as in a terminal, until the session closes', async () => {
    const shell = shellIn(folder.path);
    const pid = Number((await shell.run('sleep 60 & echo $!')).stdout);
    expect(isRunning(pid)).toBe(true);
    await endBackgroundJobs();
    expect(isRunning(pid)).toBe(false);
  });

  test('are watched for by one listener, however many have come and gone', async () => {
    const listeners = process.listenerCount('exit');
    for (let round = 0; round < 3; round += 1) {
      const job = spawn('sleep', ['60'], { detached: true });
      const gone = once(job, 'exit');
      await once(job, 'spawn');
      leaveRunning(job.pid ?? 0);
      job.kill('SIGKILL');
      await gone;
    }
    expect(process.listenerCount('exit') - listeners).toBeLessThanOrEqual(1);
  });

  test('may go on printing without being killed for it', async () => {
    const shell = shellIn(folder.path);
    const script = "sh -c 'for i in 1 2 3; do sleep 0.1; echo more; done; touch printed; sleep 60' & echo $!";
    const pid = Number((await shell.run(script)).stdout.split('\n')[0]);
    const waited = await shell.run('until [ -e printed ]; do sleep 0.02; done', { timeoutMs: 5000 });
    expect(waited.timedOut).toBe(false);
    expect(isRunning(pid)).toBe(true);
  });
});
