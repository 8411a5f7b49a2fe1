import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installShims } from '../../src/program/shims.ts';
import { PROGRAMS } from '../../src/simulator/install/program-names.ts';
import { inThisRun } from '../support/one-run.ts';
import { SIMULATOR } from '../support/program.ts';
import { Learner, type Seen } from './learner.ts';

describe('the simulator behind a real shell', () => {
  let sam: Learner;
  let bin: string;
  beforeEach(() => {
    sam = new Learner();
    bin = join(sam.home, 'bin');
    installShims(bin, { nodePath: process.execPath, mainPath: SIMULATOR, programs: PROGRAMS });
  });
  afterEach(() => sam.leaves());

  /** A shell with the programs on its PATH. `watch` sees what is printed as it comes. */
  function shell(script: string, watch?: (text: string, pid: number) => void): Promise<Seen> {
    const child = spawn('sh', ['-c', script], {
      cwd: sam.home,
      env: { ...sam.env, NODE_COMPILE_CACHE: inThisRun('compiled-code'), PATH: `${bin}:/usr/bin:/bin` },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data;
      watch?.(stdout, child.pid ?? 0);
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data;
    });
    return new Promise((resolve) => {
      child.on('close', (exitCode) => resolve({ stdout, stderr, exitCode: exitCode ?? -1 }));
    });
  }

  it('makes a machine and points the shell to it', async () => {
    const seen = await shell(
      'docker-machine create myvm1 >/dev/null && eval $(docker-machine env myvm1) && docker-machine active && docker info --format "{{.Name}}" && eval $(docker-machine env -u) && env | grep -c ^DOCKER_',
    );
    expect(seen).toEqual({ stdout: 'myvm1\nmyvm1\n0\n', stderr: '', exitCode: 1 });
  });

  it('ends quietly when nobody reads on', async () => {
    const seen = await shell('docker-machine create --help | head -1; docker-machine ls >&- ; echo $?');
    expect(seen.stdout).toMatch(/^Usage: docker-machine create/);
    expect(seen.stderr).not.toMatch(/ {4}at |node:/);
  });

  it('stops at Ctrl-C with 130, and another shell works meanwhile', async () => {
    sam.env = { ...sam.env, SWARM_TUTOR_SPEED: '0.01' };
    let other: Promise<Seen> | undefined;
    const seen = await shell('exec docker-machine create myvm1', (stdout, pid) => {
      if (!stdout.includes('Running pre-create checks') || other) return;
      other = shell('docker-machine ls').then((listed) => {
        process.kill(-pid, 'SIGINT');
        return listed;
      });
    });
    expect(seen.exitCode).toBe(130);
    expect(seen.stderr).toBe('');
    expect((await other)?.stdout).toMatch(/^NAME +ACTIVE/);
  });

  it('stops at Ctrl-C also while it waits for its input', async () => {
    await shell('docker-machine create myvm1');
    // A pipe that stays open for writing never ends.
    const seen = await shell('mkfifo pipe; exec docker-machine rm myvm1 <>pipe', (stdout, pid) => {
      if (stdout.endsWith('(y/n): ')) process.kill(-pid, 'SIGINT');
    });
    expect(seen).toMatchObject({ stderr: '', exitCode: 130 });
    expect((await shell('docker-machine ls -q')).stdout).toBe('myvm1\n');
  });

  it('gives every one of many shells its turn', async () => {
    const names = ['a1', 'a2', 'a3', 'a4'];
    await Promise.all(names.map((name) => shell(`docker-machine create ${name}`)));
    const { stdout } = await shell('docker-machine ls -q; docker-machine ip a1 a2 a3 a4');
    const lines = stdout.trim().split('\n');
    expect(lines.slice(0, 4)).toEqual(names);
    expect(new Set(lines.slice(4)).size).toBe(4);
  });

  it('says in one line what is wrong with its own surroundings', async () => {
    sam.env = { ...sam.env, SWARM_TUTOR_SPEED: 'fast' };
    expect(await shell('docker ps')).toEqual({
      stdout: '',
      stderr: 'docker: SWARM_TUTOR_SPEED is "fast": it must be "instant" or a positive number\n',
      exitCode: 1,
    });
    sam.env = { SHELL: '/bin/sh' };
    const seen = await shell('docker-machine ls');
    expect(seen.stderr).toMatch(/^docker-machine: SWARM_TUTOR_SIMULATOR is not set.*\n$/);
    expect(seen.exitCode).toBe(1);
  });

  it('says in one line that its folder cannot be used', async () => {
    mkdirSync(join(sam.home, 'x'));
    writeFileSync(join(sam.home, 'x', 'file'), '');
    sam.env = { ...sam.env, SWARM_TUTOR_SIMULATOR: join(sam.home, 'x', 'file', 'deeper') };
    const seen = await shell('docker ps');
    expect(seen.stderr).toMatch(/^docker: .*\n$/);
    expect(seen.exitCode).toBe(1);
  });
});
